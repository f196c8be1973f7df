import { expect, test } from 'vitest'
import { deviceOf } from '../../web/accounts/device.ts'
import { ownPath } from '../../web/frontHrefs.ts'
import { href } from '../../web/hrefs.ts'
import { pagesAround } from '../../web/ui/Pagination.tsx'

test.each([
  ['/borgere?side=2', '/borgere?side=2'],
  [null, '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('after sign-in %s leads to %s', (asked, path) => expect(ownPath(asked)).toBe(path))

test('addresses carry what they are asked to, and nothing empty', () => {
  expect(href.signIn('/borgere?dør=rød')).toBe('/log-ind?retur=%2Fborgere%3Fd%C3%B8r%3Dr%C3%B8d')
  expect(href.citizens({ side: 2, doer: '', sagsbehandler: undefined })).toBe('/borgere?side=2')
  expect(href.site('a/b')).toBe('/arbejdssteder/a%2Fb')
})

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 9, [1, 2, null, 9]],
  [3, 9, [1, 2, 3, 4, null, 9]],
  [4, 9, [1, 2, 3, 4, 5, null, 9]],
  [5, 9, [1, null, 4, 5, 6, null, 9]],
  [9, 9, [1, null, 8, 9]],
])('page %i of %i shows %j', (page, pages, shown) => expect(pagesAround(page, pages)).toEqual(shown))

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge', 'Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1', 'Safari', 'iPhone'],
  ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', 'Chrome', 'Android'],
])('%s is %s on %s', (userAgent, browser, system) => expect(deviceOf(userAgent)).toEqual({ browser, system }))

test('a device we do not know is not guessed at', () => expect(deviceOf('curl/8')).toBeNull())
