import { describe, expect, test } from 'vitest'
import { formatForModel, type PhoneFormatId } from '../../../src/shared/phones/phone-models.ts'

const models: Record<PhoneFormatId, string> = {
  polycom: `Polycom VVX 411|Poly Edge E350|SoundPoint IP 335|VVX411|polycom|Poly|Polycom_VVX_411|CCX500|Poly CCX 600
    IP 430|IP 5000|IP 6000|SPIP335|PolycomIP335|edge-e550|Poly Trio 8800|polycom/5.x|polycom/650|polycom/vvx|SoundStation Duo
    PolycomSoundPointIP-SPIP_335-UA/4.0.14|PolycomVVX-VVX_411-UA/5.9.6|PolycomRealPresenceTrio-Trio_8500-UA/5.9`,
  yealink: `Yealink T46S|SIP-T54W|yealink_t46u|T19P|SIP-T19P_E2|SIP-T21P_E2|SIP-T73W|SIP-T85W|SIP-T88V|T88W|T64LTE|VP59
    AX83H|AX86R|CP860|SIP-CP935W|Yealink CP925|W60B|Yealink W52P|W80DM|Yealink SIP-T46S 66.84.0.15|yealink/t2x|Yealink`,
  grandstream: `Grandstream GXP2170|GRP2614|WP820|GHP611|GXW4008|HT801|HT-802|Grandstream HandyTone 502|DP750|GXV3370
    grandstream/gxp16xx|Grandstream GXP2170 1.0.11.6|GAC2500|GRP2612W|grandstream`,
  cisco: `Cisco SPA504G|CP-8841-3PCC|CP-7841-3PCC-K9=|Cisco CP-6841|Cisco MPP|SPA-942|PAP2T|Linksys SPA941|Cisco/SPA525G2-7.6
    cisco/spa112|Cisco 8865 MPP|ATA191-3PW-K9`,
  snom: 'snom D785|D785|snom370|snomD735|snomD785|snomD785/10.1.198.12|Snom 720|snom/3xx|D865|snom D815W|Snom',
  linphone: 'Linphone|LinphoneAndroid/5.2',
  acrobits: 'Groundwire on iPhone|Acrobits Softphone',
  zoiper: 'Zoiper5|Zoiper rv2.10',
  microsip: 'MicroSIP|MicroSIP/3.21',
  baresip: 'baresip|baresip v1.0.0',
}

describe('a phone’s file is written for the family that fetches it', () => {
  const cases = Object.entries(models).flatMap(([format, names]) =>
    names.split(/[|\n]/).map((name) => [name.trim(), format] as const),
  )
  test.each(cases)('%s is %s', (model, format) => expect(formatForModel(model)).toBe(format))
})

describe('no family is named for a phone that fetches another file, or that nobody knows', () => {
  test.each(
    [
      // SEP<MAC>.cnf.xml or SIP<MAC>.cnf
      'Cisco 7960|cisco/7960|cisco/79x1|Cisco Systems, Inc. IP Phone CP-7941G|Cisco 6901|Cisco 8961|Cisco CP-9951|CP-7841-K9',
      'Cisco 8841|CP-8841-K9|Cisco|Cisco Jabber|Cisco IP Communicator|ATA191-K9',
      // Obihai's firmware, analogue phones, cameras
      'Poly Edge B20|Poly Rove B4|VVX D230|Poly VVX D230|Polycom CX600|Polycom HDX 7000s|SoundStation2|Grandstream GXV3610',
      // Handsets of a base, other firmware
      'W73H|Yealink W56H|Yealink WH66|Snom M700|snom PA1|Grandstream UCM6202|Grandstream GWN7664',
      // Others' phones that are named alike
      '|Panasonic KX-HDV130|Mobile|Teapot|ShoreTel IP 480|Avaya IP 500|Fanvil X4U|Mitel 6867i|T1000|D2000|IP 7960',
    ].flatMap((names) => names.split('|')),
  )('%j', (model) => expect(formatForModel(model)).toBeNull())
})
