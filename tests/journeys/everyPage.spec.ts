import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { cast, contractId, siteIdOf } from '../../prisma/seed/cast.ts'
import { type Access, mayEnter, permissions, roles } from '../../shared/permissions.ts'
import { today } from '../citizens/exports.ts'
import { type Axe, ask, expect, faultsOn, follow, get, type Size, settled, signIn, speak, test, textsIn } from './support.ts'

/** What the addresses need: one citizen with a whole history, one who has just come, and what belongs to them. */
type Found = {
  readonly citizenId: string
  readonly newcomerId: string
  readonly talkingId: string
  readonly decisionId: string
  /** Has said that the door is wrong, and been answered. */
  readonly dooredId: string
  readonly disagreementId: string
  readonly placementId: string
  /** Of an interview with the citizen. */
  readonly noteId: string
  readonly draftId: string
  /** Sent, and not answered by all. */
  readonly awaitingId: string
  /** Sent for a site where Jonas leads. */
  readonly crewsId: string
  /** On Jonas's crew: something was said of this one, and nothing yet of that. */
  readonly threadId: string
  readonly quietId: string
  /** A one-time link's, which can be used. */
  readonly token: string
  /** Solbakkeskolen, where Jonas leads the crew. */
  readonly siteId: string
  /** The town's four: a plan, one that runs, one from elsewhere that is stopped, one that is concluded. */
  readonly experimentIds: readonly string[]
}

/** Every route of the site with addresses that show it filled, and where it can be, empty. */
const pages: Readonly<Record<string, (found: Found) => readonly string[]>> = {
  '/log-ind': () => [],
  '/log-ud': () => [],
  '/mine-sessioner': () => ['/mine-sessioner'],
  '/mere': () => ['/mere'],
  '/takt-og-loen': () => ['/takt-og-loen', '/takt-og-loen?takt=85&tilskud=none&doer=yellow&hold=ingen'],
  '/takt-og-loen/satser': () => ['/takt-og-loen/satser'],
  '/takt-og-loen/satser/:kind/ny': () => ['/takt-og-loen/satser/on_cost/ny'],
  '/min-dag': () => ['/min-dag', '/min-dag?vis=fremmoede'],
  '/vikar': () => ['/vikar'],
  '/uden-registrering': () => ['/uden-registrering'],
  '/indstillinger': () => ['/indstillinger'],
  '/indstillinger/varig': () => ['/indstillinger/varig'],
  '/indstillinger/varig/ny': () => ['/indstillinger/varig/ny'],
  '/ansatte': () => ['/ansatte'],
  '/soeg': () => ['/soeg'],
  '/borgere': () => ['/borgere', '/borgere?hos=all&side=2', '/borgere?hos=none&trin=lasting'],
  '/borgere/ny': () => ['/borgere/ny'],
  '/borgere/import': () => ['/borgere/import'],
  '/borgere/:citizenId': ({ citizenId, newcomerId }) => [`/borgere/${citizenId}`, `/borgere/${newcomerId}`],
  '/borgere/:citizenId/rediger': ({ citizenId }) => [`/borgere/${citizenId}/rediger`],
  '/borgere/:citizenId/afklaring': ({ newcomerId, talkingId }) => [
    `/borgere/${newcomerId}/afklaring`,
    ...[1, 2, 3, 4].map((part) => `/borgere/${talkingId}/afklaring?del=${part}`),
  ],
  '/borgere/:citizenId/afklaring/forslag': ({ talkingId }) => [`/borgere/${talkingId}/afklaring/forslag`],
  '/borgere/:citizenId/doer': ({ citizenId, newcomerId, dooredId }) => [
    `/borgere/${citizenId}/doer`,
    `/borgere/${newcomerId}/doer`,
    `/borgere/${dooredId}/doer`,
  ],
  '/borgere/:citizenId/doer/:decisionId/brev': ({ citizenId, decisionId }) => [`/borgere/${citizenId}/doer/${decisionId}/brev`],
  '/borgere/:citizenId/uenighed/:disagreementId/brev': ({ dooredId, disagreementId }) => [
    `/borgere/${dooredId}/uenighed/${disagreementId}/brev`,
  ],
  '/borgere/:citizenId/placering/ny': ({ citizenId, newcomerId }) => [
    `/borgere/${citizenId}/placering/ny`,
    `/borgere/${newcomerId}/placering/ny`,
  ],
  '/placeringer/:placementId': ({ placementId, draftId, awaitingId }) =>
    [placementId, draftId, awaitingId].map((id) => `/placeringer/${id}`),
  '/placeringer/:placementId/rediger': ({ placementId, draftId }) => [
    `/placeringer/${placementId}/rediger`,
    `/placeringer/${draftId}/rediger`,
  ],
  '/placeringer/:placementId/flyt': ({ placementId, draftId }) => [
    `/placeringer/${placementId}/flyt`,
    `/placeringer/${draftId}/flyt`,
  ],
  '/placeringer/:placementId/borgerens-svar': ({ awaitingId, draftId }) => [
    `/placeringer/${awaitingId}/borgerens-svar`,
    `/placeringer/${awaitingId}/borgerens-svar?svar=ja`,
    `/placeringer/${draftId}/borgerens-svar`,
  ],
  '/placeringer/:placementId/vitas': ({ placementId }) => [`/placeringer/${placementId}/vitas`],
  '/placeringer/:placementId/aftale': ({ placementId, draftId }) => [
    `/placeringer/${placementId}/aftale`,
    `/placeringer/${draftId}/aftale`,
  ],
  '/placeringer/:placementId/regler': ({ placementId }) => [`/placeringer/${placementId}/regler`],
  '/henvendelser': () => ['/henvendelser', '/henvendelser?vis=all', '/henvendelser?vis=unread&side=9'],
  '/placeringer/:placementId/henvendelser': ({ threadId, draftId }) => [
    `/placeringer/${threadId}/henvendelser`,
    `/placeringer/${draftId}/henvendelser`,
  ],
  '/beskeder': () => ['/beskeder', '/beskeder?side=9'],
  '/beskeder/:placementId': ({ threadId, quietId }) => [`/beskeder/${threadId}`, `/beskeder/${quietId}`],
  '/beskeder/:placementId/ny': ({ threadId }) => [`/beskeder/${threadId}/ny`],
  '/aftaler': () => ['/aftaler'],
  '/aftaler/:placementId': ({ crewsId }) => [`/aftaler/${crewsId}`],
  // speaks four languages of its own: measurement.spec.ts walks it
  '/maaling': () => [],
  '/svar': ({ token }) => [`/svar#${token}`, '/svar'],
  '/borgere/:citizenId/progression': ({ citizenId, newcomerId }) => [
    `/borgere/${citizenId}/progression`,
    `/borgere/${newcomerId}/progression`,
  ],
  '/borgere/:citizenId/maaling/ny': ({ citizenId }) => [
    `/borgere/${citizenId}/maaling/ny`,
    `/borgere/${citizenId}/maaling/ny?hvem=sagsbehandler`,
  ],
  '/borgere/:citizenId/samtaler': ({ citizenId, newcomerId }) => [
    `/borgere/${citizenId}/samtaler`,
    `/borgere/${newcomerId}/samtaler`,
  ],
  '/borgere/:citizenId/samtaler/ny': ({ citizenId }) => [`/borgere/${citizenId}/samtaler/ny`],
  '/borgere/:citizenId/samtaler/:noteId': ({ citizenId, noteId }) => [
    `/borgere/${citizenId}/samtaler/${noteId}`,
    `/borgere/${citizenId}/samtaler/${noteId}?vis=ret`,
  ],
  '/borgere/:citizenId/job': ({ citizenId, newcomerId }) => [`/borgere/${citizenId}/job`, `/borgere/${newcomerId}/job`],
  '/katalog': () => ['/katalog', '/katalog?vis=udgaver'],
  '/katalog/kladde': () => ['/katalog/kladde', '/katalog/kladde?vis=regler', '/katalog/kladde?vis=spoergsmaal'],
  '/katalog/kladde/:part': () => ['/katalog/kladde/modsigelser'],
  '/katalog/kladde/:part/:key': () => ['/katalog/kladde/doere/red', '/katalog/kladde/arketyper/ready-overlooked'],
  '/saadan-foreslaas-en-doer': () => ['/saadan-foreslaas-en-doer'],
  '/hold': () => ['/hold'],
  '/hold/:date': () => ['/hold/2026-11-19', '/hold/2026-11-22', '/hold/2026-11-25', '/hold/2026-12-25'],
  '/hold/:date/luk': () => ['/hold/2026-11-25/luk', '/hold/2026-12-25/luk', '/hold/2026-11-19/luk'],
  '/hold/person/:placementId/iagttagelse': ({ threadId }) => [`/hold/person/${threadId}/iagttagelse`],
  '/hold/person/:placementId': ({ threadId, quietId }) => [
    `/hold/person/${threadId}`,
    `/hold/person/${quietId}?dag=2026-11-25`,
    `/hold/person/${quietId}?dag=2024-01-01`,
  ],
  '/kontrakt': () => ['/kontrakt', '/kontrakt?aar=2025', '/kontrakt?aar=2027'],
  '/kontrakt/fortraengning': ({ siteId }) => ['/kontrakt/fortraengning', `/kontrakt/fortraengning?sted=${siteId}`],
  '/kontrakt/ny': () => ['/kontrakt/ny'],
  '/kontrakt/:contractId/rediger': () => [`/kontrakt/${contractId}/rediger`],
  '/kontrakt/:contractId/maal': () => [`/kontrakt/${contractId}/maal`, `/kontrakt/${contractId}/maal?aar=2027`],
  '/forsoeg': () => ['/forsoeg'],
  '/forsoeg/ny': () => ['/forsoeg/ny'],
  '/forsoeg/:experimentId': ({ experimentIds }) => experimentIds.map((id) => `/forsoeg/${id}`),
  '/forsoeg/:experimentId/rediger': ({ experimentIds: [planned = ''] }) => [`/forsoeg/${planned}/rediger`],
  '/forsoeg/:experimentId/udfald': ({ experimentIds }) => experimentIds.slice(2, 3).map((id) => `/forsoeg/${id}/udfald`),
  '/placeringer/:placementId/forsoeg': ({ placementId }) => [`/placeringer/${placementId}/forsoeg`],
  '/ledelse': () => ['/ledelse', '/ledelse?aar=2025&type=school'],
  '/ledelse/resultater': () => ['/ledelse/resultater', '/ledelse/resultater?efter=doer', '/ledelse/resultater?efter=type'],
  '/ledelse/datakvalitet': () => ['/ledelse/datakvalitet', '/ledelse/datakvalitet?aar=2025'],
  '/ledelse/doere': () => ['/ledelse/doere', '/ledelse/doere?aar=2025&kvartal=2026-1'],
  '/regler': () => ['/regler', '/regler?emne=quota&sikkerhed=unknown', '/regler?emne=useful_work&sikkerhed=conflicting'],
  '/drift': () => ['/drift'],
  '/borgere/:citizenId/leverandoer': ({ citizenId, newcomerId }) => [
    `/borgere/${citizenId}/leverandoer`,
    `/borgere/${newcomerId}/leverandoer`,
  ],
  '/regler/mentor': () => ['/regler/mentor', '/regler/mentor?ret=2027'],
  '/regler/:key': () => ['/regler/praktik-max-weeks-jobparat', '/regler/new-main-act'],
  '/regler/:key/ny': () =>
    ['praktik-long-groups', 'nytteindsats-max-weeks', 'rimelighed-unit', 'rimelighed-counts-praktik'].map(
      (key) => `/regler/${key}/ny`,
    ),
  '/leverandoerer/:organisationId': () => [`/leverandoerer/${cast.jonas.of.id}`, `/leverandoerer/${cast.petra.of.id}`],
  '/leverandoerer/:organisationId/rediger': () => [`/leverandoerer/${cast.jonas.of.id}/rediger`],
  '/arbejdssteder': () => ['/arbejdssteder', '/arbejdssteder?type=laundry'],
  '/arbejdssteder/nyt': () => ['/arbejdssteder/nyt'],
  '/arbejdssteder/:siteId': ({ siteId }) => [`/arbejdssteder/${siteId}`],
  '/match': () => ['/match', '/match?hos=mig'],
  '/borgere/:citizenId/match': ({ citizenId, newcomerId }) => [`/borgere/${citizenId}/match`, `/borgere/${newcomerId}/match`],
  '/arbejdssteder/:siteId/match': ({ siteId }) => [`/arbejdssteder/${siteId}/match`],
  '/postnumre': () => ['/postnumre'],
  '/arbejdssteder/:siteId/rediger': ({ siteId }) => [`/arbejdssteder/${siteId}/rediger`],
}

const isAccess = (text: string): text is Access => text in permissions || text === 'public' || text === 'signed-in'

/** The routes as the two lists of pages have them, with who may enter. */
const lists = ['web/officeRoutes.ts', 'web/routes.tsx'].map((path) => readFileSync(path, 'utf8')).join('\n')
const routes = [...lists.matchAll(/page\(\s*'([^']+)',\s*'([^']+)'/g)].map(([, path = '', access = '']) => {
  if (!isAccess(access)) throw new Error(`routes: who is "${access}"?`)
  return { path, access }
})

const people = { caseworker: cast.karen, team_lead: cast.jonas, manager: cast.birthe, administrator: cast.asta } as const

type Row = { readonly citizenId: string; readonly nextStep: { readonly kind: string } | null }

/** A draft of the catalogue with something different in it, so that its pages have something to show. */
const beginDraft = async (page: Page): Promise<void> => {
  await signIn(page, cast.asta)
  await ask(page, 'POST', '/doors/draft')
  const { draft } = await get<{ draft: { draftId: string; version: number } }>(page, '/doors/draft')
  const { draftId, version } = draft
  const gone = await ask(page, 'POST', '/doors/draft/items/remove', { draftId, version, part: 'rules', key: 'hours-from-25' })
  expect([200, 409]).toContain(gone.status())
}

const find = async (page: Page): Promise<Found> => {
  await beginDraft(page)
  await signIn(page, cast.karen)
  const inStage = async (stage: string): Promise<Row[]> =>
    (await get<{ rows: Row[] }>(page, `/caseload?caseworker=all&stage=${stage}`)).rows
  const first = (rows: readonly Row[], what: string): string => {
    const [row] = rows
    if (!row) throw new Error(`the town has nobody ${what}`)
    return row.citizenId
  }
  const citizenId = first(await inStage('working'), 'at work')
  const newcomers = await inStage('arrived')
  const talks = await Promise.all(
    newcomers.map(async (row) => ({
      row,
      talk: (await get<{ assessment: object | null }>(page, `/citizens/${row.citizenId}/assessment`)).assessment,
    })),
  )
  const file = await get<{ placements: { placementId: string; state: string }[] }>(page, `/citizens/${citizenId}/casefile`)
  const { decisions } = await get<{ decisions: { decisionId: string }[] }>(page, `/citizens/${citizenId}/doors`)
  const [placement] = file.placements.filter(({ state }) => state === 'running')
  const [decision] = decisions
  if (!placement || !decision) throw new Error('whoever is at work has a placement and a door')

  const noted = await ask(page, 'POST', `/citizens/${citizenId}/interviews`, {
    heldOn: today,
    themes: { what_works: { words: 'Vis mig det to gange.', note: 'Lærer ved at se.' } },
  })
  expect(noted.status(), await noted.text()).toBeLessThan(300)
  const { noteId } = (await noted.json()) as { noteId: string }

  const doored = first(await inStage('door'), 'with a door and no place')
  const { sites } = await get<{ sites: { siteId: string; whyNot: object | null }[] }>(
    page,
    `/citizens/${doored}/placement-options`,
  )
  const drafted = await ask(page, 'POST', `/citizens/${doored}/placements`, {
    siteId: sites.find(({ whyNot }) => whyNot === null)?.siteId,
    offer: 'internship',
    tasks: [],
    startsOn: '2026-12-07',
    endsOn: '2027-01-31',
    weekdayHours: [3, 3, 0, 0, 0, 0, 0],
    buddy: null,
    support: null,
  })
  expect(drafted.status(), await drafted.text()).toBeLessThan(300)
  const { placementId: draftId } = (await drafted.json()) as { placementId: string }

  const awaited = (await inStage('agreed')).filter(({ nextStep }) => nextStep?.kind === 'await-answers')
  const asked = await get<{ placements: { placementId: string; state: string }[] }>(
    page,
    `/citizens/${first(awaited, 'whose agreement waits for an answer')}/casefile`,
  )
  const awaitingId = asked.placements.find(({ state }) => state === 'awaiting')?.placementId ?? ''
  const { openId } = await get<{ openId: string }>(page, `/placements/${awaitingId}/agreement`)
  const linked = await ask(page, 'POST', `/placements/${awaitingId}/links`, { versionId: openId, party: 'citizen', name: null })
  expect(linked.status(), await linked.text()).toBeLessThan(300)
  const { token } = (await linked.json()) as { token: string }

  type Waiting = { disagreementId: string; version: number; answer: object | null }
  const before = await get<{ disagreements: Waiting[] }>(page, `/citizens/${doored}/disagreements`)
  let waiting = before.disagreements.find(({ answer }) => answer === null)
  if (!waiting) {
    const [wrong] = (await get<{ decisions: { decisionId: string }[] }>(page, `/citizens/${doored}/doors`)).decisions
    const said = await ask(page, 'POST', `/citizens/${doored}/doors/${wrong?.decisionId}/disagreements`, {
      words: 'Jeg kan godt klare flere timer.',
      saidOn: today,
    })
    expect(said.status(), await said.text()).toBeLessThan(300)
    waiting = (await said.json()) as Waiting
  }
  const { disagreementId, version: heard } = waiting
  const answered = await ask(page, 'POST', `/citizens/${doored}/disagreements/${disagreementId}/answer`, {
    version: heard,
    outcome: 'new_talk',
    answer: 'Vi ser på dine svar sammen igen.',
  })
  expect(answered.status(), await answered.text()).toBeLessThan(300)

  await signIn(page, cast.jonas)
  const crews = await get<{ awaiting: { placementId: string }[]; answered: { placementId: string }[] }>(page, '/agreements')
  const [crewsOwn] = [...crews.awaiting, ...crews.answered]
  const { sites: crew } = await get<{ sites: { rows: { placementId: string }[] }[] }>(page, `/crew/${today}`)
  const { rows: threads } = await get<{ rows: { placementId: string }[] }>(page, '/threads?show=all')
  const onCrew = crew.flatMap(({ rows }) => rows.map((row) => row.placementId))
  const said = threads.find(({ placementId: one }) => onCrew.includes(one))
  const quiet = onCrew.find((one) => !threads.some((thread) => thread.placementId === one))
  if (!said || !quiet) throw new Error('something is said of some of the crew, and of some nothing')

  await signIn(page, cast.birthe)
  const { experiments } = await get<{ experiments: { experimentId: string }[] }>(page, '/experiments')
  return {
    awaitingId,
    crewsId: crewsOwn?.placementId ?? '',
    threadId: said.placementId,
    quietId: quiet,
    token,
    citizenId,
    newcomerId: first(
      talks.filter(({ talk }) => talk === null).map(({ row }) => row),
      'without a talk',
    ),
    talkingId: first(
      talks.filter(({ talk }) => talk !== null).map(({ row }) => row),
      'in a talk',
    ),
    decisionId: decision.decisionId,
    dooredId: doored,
    disagreementId,
    placementId: placement.placementId,
    draftId,
    noteId,
    siteId: siteIdOf(1),
    experimentIds: experiments.map(({ experimentId }) => experimentId),
  }
}

let found: Found
test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext(baseURL ? { baseURL } : {})
  found = await find(await context.newPage())
  await context.close()
})

/**
 * What is wrong on these addresses, in both languages. axe, which takes most of the time and reads no words, looks at each width once:
 * on a desktop in Danish, on a phone in English. A desktop loads each address from the server; a phone gets there as by a link, which
 * costs a third less.
 */
const faultsAt = async (page: Page, addresses: readonly string[], size: Size, axe: Axe = true): Promise<string[]> => {
  const axeIn = size === 'desktop' ? 'da' : 'en'
  const faults: string[] = []
  let before = ''
  for (const address of addresses) {
    const { pathname } = new URL(address, 'http://here')
    // to its own path, and to and from the page outside the frame, no focus is moved
    const isLinked = size === 'phone' && before !== '' && before !== pathname && ![before, pathname].includes('/svar')
    await (isLinked ? follow(page, address) : page.goto(address))
    before = pathname
    await settled(page)
    for (const language of ['en', 'da'] as const) {
      await speak(page, language)
      faults.push(
        ...(await faultsOn(page, language, { axe: language === axeIn && axe })).map(
          (fault) => `${address} (${language}): ${fault}`,
        ),
      )
    }
  }
  return faults
}

// The longest file: half of it in each house, what is looked at on a desktop in the one and on a phone in the other.
test.describe.configure({ mode: 'parallel' })

test('The list of this file and the routes of the site name the same pages', () => {
  expect(Object.keys(pages).toSorted()).toEqual(routes.map(({ path }) => path).toSorted())
})

test('A page that is broken in every way is found out', async ({ open }) => {
  const page = await open({ size: 'phone' })
  await page.goto('/log-ind')
  await settled(page)
  await page.evaluate(() => {
    const wrong = document.createElement('div')
    wrong.innerHTML = '<h1>left_early</h1><p>undefined plannedHours door-not-decided</p><input>'
    for (const one of wrong.querySelectorAll('p')) Object.assign(one.style, { width: '500px', color: '#bbb' })
    document.body.append(wrong)
    document.title = 'Fodfæste'
    document.documentElement.lang = 'en'
  })
  const faults = (await faultsOn(page, 'da')).join('\n')
  for (const sign of [
    'px too wide',
    '2 main headings',
    'title "',
    'language en',
    '"left_early"',
    '"undefined"',
    '"plannedHours"',
    '"door-not-decided"',
    'color-contrast:',
    'label:',
  ])
    expect(faults).toContain(sign)
})

/** One guard reads the right that a route names: a page of each right shows it, and the API is asked for every endpoint elsewhere. */
const oneOfEachRight = routes.filter(({ access }, at) => routes.findIndex((one) => one.access === access) === at)

test('A stranger is asked to sign in on a page of every right, and led back to it; what is public opens', async ({ open }) => {
  const page = await open({ size: 'phone' })
  expect(await faultsAt(page, ['/log-ind', '/log-ind?ud'], 'phone')).toEqual([])
  for (const { path, access } of [...oneOfEachRight, ...routes.filter((one) => one.access === 'public')]) {
    const [address] = pages[path]?.(found) ?? []
    if (address === undefined) continue
    await page.goto(address)
    if (access === 'public') {
      await settled(page)
      expect(new URL(page.url()).pathname).toBe(path)
      continue
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsIn.da.accounts.signIn.title)
    expect(new URL(page.url()).searchParams.get('retur')).toBe(address)
  }
})

test('A page that does not exist and a citizen who is not there look the same', async ({ open }) => {
  for (const size of ['desktop', 'phone'] as const) {
    const page = await open({ size, mayComplain: /status of 404/ })
    await signIn(page, people.caseworker)
    for (const address of ['/findes-ikke', `/borgere/${crypto.randomUUID()}`]) {
      expect(await faultsAt(page, [address], size)).toEqual([])
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsIn.da.common.notFound.title)
    }
  }
})

test('The day of this file is the day of the journeys', async ({ open }) => {
  const page = await open()
  expect((await get<{ today: string }>(page, '/session')).today).toBe(today)
})

/** So many routes at a time that a test keeps well within its time on a machine that does other things as well. */
const atATime = 12

const lookAtAll = (size: Size, role: (typeof roles)[number]) => {
  // what a caseworker may open as well is looked at in both widths there, and here in the one this role works at
  const own = role === 'caseworker' || size === (role === 'team_lead' ? 'phone' : 'desktop')
  const mine = routes.filter(({ access }) => mayEnter(role, access) && (own || !mayEnter('caseworker', access)))
  const parts = Math.ceil(mine.length / atATime)
  for (let part = 0; part < parts; part += 1) {
    const of = parts > 1 ? `, part ${part + 1} of ${parts}` : ''
    test(`Every page for the role ${role.replace('_', ' ')} holds on a ${size} in both languages${of}`, async ({ open }) => {
      const page = await open({ size })
      await signIn(page, people[role])
      const looked = mine.slice(part * atATime, (part + 1) * atATime)
      expect(
        await faultsAt(
          page,
          looked.flatMap(({ path }) => pages[path]?.(found) ?? []),
          size,
          // a page has the colours of its desktop on a phone too; a crew's pages are made for the phone
          size === 'desktop' || role === 'team_lead' || 'but colours',
        ),
      ).toEqual([])
    })
  }
}

for (const role of roles) lookAtAll('desktop', role)
for (const role of roles) lookAtAll('phone', role)

for (const role of roles) {
  test(`A page that is not for the role ${role.replace('_', ' ')} says so, in both languages`, async ({ open }) => {
    const closed = oneOfEachRight
      .filter(({ access }) => !mayEnter(role, access))
      .flatMap(({ path }) => pages[path]?.(found).slice(0, 1) ?? [])
    const page = await open()
    await signIn(page, people[role])
    for (const address of closed) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsIn.da.common.error.notAllowedTitle)
    }
    expect(await faultsAt(page, closed.slice(0, 1), 'desktop')).toEqual([])
    // it is the same page for all: on a phone it is looked at with one of them
    if (role !== 'team_lead') return
    const phone = await open({ size: 'phone' })
    await signIn(phone, people[role])
    expect(await faultsAt(phone, closed.slice(0, 1), 'phone')).toEqual([])
  })
}
