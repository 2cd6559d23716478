/** A kind of telephone, and how its provider sets it up. */
export interface Model {
  device: string
  /** The first three bytes of its MAC address as registered to the maker; null for a program. */
  maker: string | null
  /** Fetches its configuration over FTP. */
  ftp: 'ftp' | 'ftps' | null
}

/** Polycom shipped with FTP as its default; the others fetch over HTTPS as often as over FTP. */
export const models: [Model, ...Model[]] = [
  { device: 'Polycom VVX 250', maker: '64167f', ftp: 'ftp' },
  { device: 'Polycom VVX 450', maker: '64167f', ftp: 'ftp' },
  { device: 'Polycom SoundPoint IP 331', maker: '0004f2', ftp: 'ftp' },
  { device: 'Yealink T43U', maker: '805ec0', ftp: 'ftps' },
  { device: 'Yealink T54W', maker: '805ec0', ftp: 'ftp' },
  { device: 'Yealink W73P', maker: '001565', ftp: null },
  { device: 'Grandstream GXP2170', maker: '000b82', ftp: 'ftps' },
  { device: 'Grandstream HT812', maker: '000b82', ftp: null },
  { device: 'Cisco SPA504G', maker: '000e08', ftp: null },
  { device: 'Snom D735', maker: '000413', ftp: 'ftp' },
  { device: 'Snom D865', maker: '000413', ftp: null },
  { device: 'Linphone', maker: null, ftp: null },
  { device: 'Groundwire', maker: null, ftp: null },
]
