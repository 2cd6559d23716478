// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { BrandMark } from '../../../src/renderer/ui/brand-mark.tsx'
import { Notice } from '../../../src/renderer/ui/notice.tsx'

afterEach(() => render(null, document.body))

const element = () => document.querySelector<HTMLElement>('.brand-mark')
const image = () => document.querySelector('img')

describe("a brand's mark", () => {
  it('is the initial in the colours of the page where there is no drawing', () => {
    render(<BrandMark name=" northwind" size={32} />, document.body)
    expect(element()?.textContent).toBe('N')
    expect(element()?.style.getPropertyValue('--brand')).toBe('')
    expect(image()).toBeNull()
  })

  it('has its own colours where the page is painted in others', () => {
    render(<BrandMark name="Northwind" size={32} accent="#b4441f" />, document.body)
    expect(element()?.style.getPropertyValue('--brand')).toBe('light-dark(#b4441f,#b4441f)')
    render(<BrandMark name="Northwind" size={32} accent="#0b6e4f" />, document.body)
    expect(element()?.style.getPropertyValue('--brand')).toBe('light-dark(#0b6e4f,#0b6e4f)')
  })

  it('is the drawing once that has loaded, and from then on at once', async () => {
    render(<BrandMark name="Northwind" size={32} mark="/mark/one" />, document.body)
    expect([element()?.textContent, image()?.hidden]).toEqual(['N', true])
    fireEvent.load(image() as HTMLImageElement)
    await expect.poll(() => [element()?.textContent, image()?.hidden]).toEqual(['', false])
    render(null, document.body)
    render(<BrandMark name="Northwind" size={32} mark="/mark/one" />, document.body)
    expect([element()?.textContent, image()?.hidden]).toEqual(['', false])
  })

  it('stays the initial where the drawing cannot be shown', async () => {
    render(<BrandMark name="Northwind" size={32} mark="/mark/two" />, document.body)
    fireEvent.error(image() as HTMLImageElement)
    await expect.poll(() => [element()?.textContent, image()?.hidden]).toEqual(['N', true])
  })
})

it('a caution looks like a warning and interrupts no screen reader', () => {
  render(<Notice kind="caution">FTP sends this password unencrypted.</Notice>, document.body)
  expect(screen.getByRole('status').className).toContain('notice-caution')
  expect(screen.queryByRole('alert')).toBeNull()
})
