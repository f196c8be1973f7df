import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { replacementCpr } from '../../prisma/factories.ts'
import type { Member } from '../../prisma/seed/cast.ts'
import { demoPassword } from '../../server/accounts/demo.ts'
import { da } from '../../shared/i18n/da/index.ts'
import { en } from '../../shared/i18n/en/index.ts'
import type { Language } from '../../shared/i18n/format.ts'
import type { Texts } from '../../shared/i18n/texts.ts'
import { shiftClock } from '../support/clock.ts'

export { expect }
export const textsIn: Readonly<Record<Language, Texts>> = { da, en }

export const sizes = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
} as const
export type Size = keyof typeof sizes

type Window = {
  readonly size?: Size
  readonly language?: Language
  /** As an installed app: with its service worker and what it keeps. Others go without, so that each page comes from the server. */
  readonly installed?: boolean
  /** What the browser may complain about in this window; everything else in its console fails the test. */
  readonly mayComplain?: RegExp
}

/** `open` opens a window of its own: another person, another machine, on the day of the journeys. */
export const test = base.extend<{ open: (window?: Window) => Promise<Page> }>({
  // each worker has a house of its own
  baseURL: async ({ browserName: _ }, use, { parallelIndex }) => {
    await use(`http://127.0.0.1:${process.env.FODFAESTE_JOURNEY_PORTS?.split(',')[parallelIndex]}`)
  },
  open: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = []
    const complaints: string[] = []
    await use(async ({ size = 'desktop', language, mayComplain, installed = false } = {}) => {
      const context = await browser.newContext({
        ...sizes[size],
        reducedMotion: 'reduce',
        serviceWorkers: installed ? 'allow' : 'block',
        ...(baseURL ? { baseURL } : {}),
      })
      opened.push(context)
      const note = (complaint: string) => {
        if (!mayComplain?.test(complaint)) complaints.push(complaint)
      }
      context.on('console', (message) => {
        if (message.type() === 'error') note(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => note(String(error.error())))
      await context.addInitScript(shiftClock, Number(process.env.FODFAESTE_JOURNEY_SHIFT))
      if (language)
        await context.addInitScript((chosen) => {
          if (location.protocol !== 'about:' && localStorage.getItem('fodfaeste.language') === null)
            localStorage.setItem('fodfaeste.language', chosen)
        }, language)
      return context.newPage()
    })
    for (const context of opened) await context.close()
    expect(complaints, 'the console stays empty').toEqual([])
  },
})

const header = { 'x-fodfaeste': '1' }

/** Signs in without the sign-in page; the walk shows that one. */
export const signIn = async (page: Page, { email }: Member): Promise<void> => {
  const answer = await page.request.post('/api/session', { headers: header, data: { email, password: demoPassword } })
  expect(answer.status()).toBe(200)
}

/** Asks the API as whoever is signed in in this window. */
export const ask = (page: Page, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, data?: object) =>
  page.request.fetch(`/api${path}`, { method, headers: header, ...(data ? { data } : {}) })

/** Asks for what is surely there. */
export const get = async <Answer>(page: Page, path: string): Promise<Answer> => {
  const answer = await ask(page, 'GET', path)
  expect(answer.status(), path).toBe(200)
  return (await answer.json()) as Answer
}

/** Ends every session of a person behind the back of the window they sit at. */
export const endSessions = async (elsewhere: Page, person: Member) => {
  await signIn(elsewhere, person)
  const { sessions } = await get<{ sessions: { sessionId: string; current: boolean }[] }>(elsewhere, '/sessions')
  for (const { sessionId } of sessions.filter(({ current }) => !current))
    expect((await ask(elsewhere, 'DELETE', `/sessions/${sessionId}`)).status()).toBe(200)
}

/** Signs in on top of the page. */
export const signInAgain = async (page: Page, { email }: Member) => {
  const dialog = page.getByRole('dialog', { name: textsIn.da.accounts.again.title })
  await expect(dialog).toBeVisible()
  await dialog.getByLabel(textsIn.da.accounts.signIn.email).fill(email)
  await dialog.getByLabel(textsIn.da.accounts.signIn.password).fill(demoPassword)
  await dialog.getByRole('button', { name: textsIn.da.accounts.again.go }).click()
  await expect(dialog).toBeHidden()
}

/** What a press of a button saves: the file's name and text, and the type the server gave it. */
export const download = async (page: Page, button: Locator): Promise<{ name: string; type: string; text: string }> => {
  const [file, answer] = await Promise.all([
    page.waitForEvent('download'),
    page.waitForResponse((one) => /\.(ics|csv)(\?|$)/.test(one.url())),
    button.click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  return { name: file.suggestedFilename(), type: answer.headers()['content-type'] ?? '', text }
}

/** Somebody nobody has talked to yet, with whoever is signed in; answers the citizen's id. */
export const addCitizen = async (page: Page, firstName: string, lastName: string, serial: number): Promise<string> => {
  const none = [
    'street',
    'postalCode',
    'town',
    'phone',
    'email',
    'benefit',
    'visitation',
    'benefitSince',
    'weeklyHours',
    'language',
  ]
  const answer = await ask(page, 'POST', '/citizens', {
    ...Object.fromEntries([...none, 'note', 'needsForSupplier', 'needsAgreedOn', 'caseworkerId'].map((fact) => [fact, null])),
    firstName,
    lastName,
    cpr: replacementCpr('1990-04-05', serial),
    protectedAddress: false,
    childCertificate: 'not_relevant',
  })
  expect(answer.status(), await answer.text()).toBe(200)
  return ((await answer.json()) as { citizenId: string }).citizenId
}

/** Talks with a citizen, each answer the first there is, and decides the door that is proposed or, where none is, the yellow one. */
export const decideDoor = async (page: Page, citizenId: string): Promise<void> => {
  type Talk = { assessmentId: string; version: number }
  type Proposed = { open: { assessment: Talk; proposal: { door: string | null } } }
  const { questions } = await get<{ questions: { key: string; options: { key: string }[] }[] }>(page, '/doors/catalogue')
  const begun = await ask(page, 'POST', `/citizens/${citizenId}/assessment`)
  const { assessmentId, version } = (await begun.json()) as Talk
  const answers = Object.fromEntries(questions.map(({ key, options }) => [key, options[0]?.key]))
  const saved = await ask(page, 'PUT', `/citizens/${citizenId}/assessment/answers`, { assessmentId, version, answers, tags: [] })
  expect(saved.status(), await saved.text()).toBe(200)
  const { open } = await get<Proposed>(page, `/citizens/${citizenId}/assessment/proposal`)
  const decided = await ask(page, 'POST', `/citizens/${citizenId}/doors`, {
    assessmentId,
    version: open.assessment.version,
    door: open.proposal.door ?? 'yellow',
    reason: open.proposal.door ? null : 'Borgeren ønsker det selv.',
  })
  expect(decided.status(), await decided.text()).toBe(200)
}

/** The page is there, with nothing of it still on its way. */
export const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.locator('main')).not.toHaveAttribute('aria-busy', 'true')
}

/** Goes to another page as a link there would, with nothing loaded anew; the focus comes to the heading when the page has changed. */
export const follow = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((to) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
  await expect(page.locator('#sidens-titel')).toBeFocused()
}

/** The words for a key that nobody has given a text: the names of our own values and texts. */
const keysIn = (texts: object): string[] =>
  Object.entries(texts).flatMap(([key, value]: [string, unknown]) => [
    key,
    ...(typeof value === 'object' && value !== null ? keysIn(value) : []),
  ])
const ownNames = new Set(keysIn(da).filter((key) => /[-_]|[a-z][A-Z]/.test(key)))
const rawWord = /(?<![\w@./])(?:[a-z]+_[a-z_]+|[a-z]+[A-Z]\w*|undefined|null|NaN)(?![\w@])|\[object|Invalid Date/g

/** Names of our own making, and words of the machine, in what a person reads. */
export const rawWordsIn = (visible: string): string[] => [
  ...(visible.match(rawWord) ?? []),
  ...(visible.match(/[\w-]+/g) ?? []).filter((word) => ownNames.has(word)),
]

const { source: axeItself } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
  source: string
}

const axeFaultsOn = async (page: Page, colours: boolean): Promise<string[]> => {
  // half a megabyte that the builder would lay into the page twice, each time it looks
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeItself)
  const { violations } = await new AxeBuilder({ page, axeSource: 'void "it is there"' })
    // half the time: nothing is told of what is well, and no style sheet is fetched again
    .options({
      resultTypes: ['violations'],
      preload: false,
      ...(colours ? {} : { rules: { 'color-contrast': { enabled: false } } }),
    })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze()
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** How much axe looks at: all, all but the colours (the slowest by far) where it has looked at those in another width, or nothing. */
export type Axe = boolean | 'but colours'

/** Everything that is wrong with the page as it stands, in words; nothing when it is well. */
export const faultsOn = async (page: Page, language: Language, { axe = true }: { axe?: Axe } = {}): Promise<string[]> => {
  const seen = await page.evaluate(() => {
    const frame = document.scrollingElement ?? document.documentElement
    const wide = [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > frame.clientWidth + 1 && !one.closest('.table-wrap, .sr-only'))
      .slice(0, 3)
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class')}`)
    return {
      // biome-ignore lint/performance/useDomNodeTextContent: what is out of sight is read by nobody
      text: document.body.innerText,
      title: document.title,
      headings: document.querySelectorAll('h1').length,
      language: document.documentElement.lang,
      over: frame.scrollWidth - frame.clientWidth,
      wide,
    }
  })
  return [
    ...(seen.over > 0 ? [`${seen.over} px too wide: ${seen.wide.join(', ')}`] : []),
    ...(seen.headings === 1 ? [] : [`${seen.headings} main headings`]),
    ...(seen.title.endsWith(textsIn[language].common.product) && seen.title.includes('·') ? [] : [`title "${seen.title}"`]),
    ...(seen.language === language ? [] : [`language ${seen.language}`]),
    ...rawWordsIn(seen.text).map((word) => `raw word "${word}"`),
    ...(axe ? await axeFaultsOn(page, axe === true) : []),
  ]
}

/**
 * The page as it stands holds: fits, reads, has a title, and axe finds nothing. What is walked in both languages, (da) and (en), is the
 * same pages twice: there axe, which reads no words, looks in Danish.
 */
export const expectWell = async (
  page: Page,
  language: Language,
  { axe = !test.info().title.endsWith('(en)') } = {},
): Promise<void> => {
  expect(await faultsOn(page, language, { axe }), page.url()).toEqual([])
}

/** The language as it is changed by hand, also where a phone keeps the switch out of sight. */
export const speak = async (page: Page, language: Language): Promise<void> => {
  await page.locator(`fieldset.language button[lang=${language}]`).first().dispatchEvent('click')
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** Presses Tab until the focus is there, as somebody without a mouse would. */
export const tabTo = async (page: Page, target: Locator, most = 120): Promise<void> => {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, `reached within ${most} presses of Tab`).toBeFocused({ timeout: 1 })
}
