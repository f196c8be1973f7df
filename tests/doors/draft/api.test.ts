import { describe, expect, test } from 'vitest'
import { answersFor } from '../../../prisma/factories.ts'
import { catalogueApi } from '../../../shared/doors/catalogue.api.ts'
import { catalogueV1 } from '../../../shared/doors/catalogue.v1.ts'
import { doorsApi } from '../../../shared/doors/doors.api.ts'
import { ProblemError } from '../../../shared/problem.ts'
import { asta, birthe, jonas, karen, ulla } from '../../support/people.ts'
import { world } from '../../support/world.ts'
import { say, sent } from './items.ts'
import { approve, draftOf, edit, handIn, lookedAt, publish, reason } from './publish.ts'

const items = sent()
const debt = { ...items.tag('debt'), item: { name: say('Gæld', 'Debt'), helps: say('Tal om gælden', 'Talk about the debt') } }
const hours = { ...items.rule('hours-from-25'), item: { ...items.rule('hours-from-25').item, door: 'yellow' } } as const

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  )

describe('from draft to published version', async () => {
  const house = await world()

  test('begun once, changed, handed in, approved by another; then it is what applies', async () => {
    expect((await house.ask(asta, catalogueApi.draft, {})).draft).toBeNull()
    await house.ask(asta, catalogueApi.begin, {})
    await house.ask(ulla, catalogueApi.begin, {})
    expect(await draftOf(house, ulla)).toMatchObject({
      version: 1,
      basedOn: 1,
      draftedBy: asta.name,
      submitted: null,
      can: { handIn: { code: 'catalogue-unchanged' }, answer: { code: 'catalogue-not-handed-in' } },
      content: { ...catalogueV1, version: 2 },
    })
    expect((await edit(house, debt)).status).toBe(200)
    expect(await codeOf(approve(house))).toBe('catalogue-not-handed-in')
    expect(await codeOf(house.ask(asta, catalogueApi.handIn, { body: { ...(await lookedAt(house)), reason: 'for kort' } }))).toBe(
      'invalid',
    )
    await handIn(house)
    expect(await draftOf(house)).toMatchObject({
      reason,
      submitted: { by: asta.name, own: true },
      can: { answer: { code: 'catalogue-own' } },
    })
    expect(await codeOf(approve(house, asta))).toBe('catalogue-own')
    expect(await approve(house)).toEqual({ version: 2 })

    expect((await house.ask(asta, catalogueApi.draft, {})).draft).toBeNull()
    const newest = await house.ask(karen, doorsApi.catalogue, {})
    expect(newest.version).toBe(2)
    expect(newest.tags.find(({ key }) => key === 'debt')?.helps.da).toBe('Tal om gælden')
    const { versions } = await house.ask(karen, catalogueApi.versions, {})
    expect(versions).toEqual([
      { version: 2, publishedAt: expect.any(String), proposedBy: asta.name, approvedBy: ulla.name, reason },
      { version: 1, publishedAt: expect.any(String), proposedBy: null, approvedBy: null, reason: null },
    ])
    expect(await house.ask(karen, doorsApi.catalogueVersion, { params: { version: '1' } })).toEqual(catalogueV1)
  })

  test('each step is on record as a deed', async () => {
    const deeds = await house.sql<{ deed: string }>(
      "SELECT DISTINCT deed FROM audit_entry WHERE deed LIKE 'catalogue.%' AND actor_id IS NOT NULL ORDER BY 1",
    )
    expect(deeds.map(({ deed }) => deed)).toEqual(
      expect.arrayContaining(['catalogue.begun', 'catalogue.drafted', 'catalogue.handed-in', 'catalogue.published']),
    )
  })

  test('returned with a note, by another only; changed by a colleague it is a draft again', async () => {
    await house.ask(asta, catalogueApi.begin, {})
    await edit(house, { ...debt, item: { ...debt.item, name: say('Gælden', 'The debt') } })
    await handIn(house)
    const returning = async (who = ulla, note = 'Skriv, hvad der er galt.') =>
      house.ask(who, catalogueApi.giveBack, { body: { ...(await lookedAt(house, who)), note } })
    expect(await codeOf(returning(asta))).toBe('catalogue-own')
    expect(await codeOf(returning(ulla, 'nej'))).toBe('invalid')
    await returning()
    expect(await draftOf(house)).toMatchObject({
      submitted: null,
      reason,
      returned: { by: ulla.name, note: 'Skriv, hvad der er galt.' },
      can: { handIn: null },
    })

    await handIn(house)
    expect((await edit(house, { ...debt, item: { ...debt.item, name: say('Gæld nu', 'Debt now') } }, ulla)).status).toBe(200)
    expect((await draftOf(house)).submitted).toBeNull()
    expect(await codeOf(approve(house))).toBe('catalogue-not-handed-in')
    await handIn(house, ulla)
    expect(await codeOf(approve(house, ulla))).toBe('catalogue-own')
    expect(await approve(house, asta)).toEqual({ version: 3 })
  })

  test('given up, nothing of it is published', async () => {
    await house.ask(asta, catalogueApi.begin, {})
    await edit(house, debt)
    await house.ask(ulla, catalogueApi.discard, { body: await lookedAt(house) })
    expect((await house.ask(asta, catalogueApi.draft, {})).draft).toBeNull()
    expect((await house.ask(karen, doorsApi.catalogue, {})).version).toBe(3)
  })

  test('errors come back at the field, and what is read elsewhere stays', async () => {
    await house.ask(asta, catalogueApi.begin, {})
    const { body, status } = await edit(house, { ...debt, item: { name: { da: 'Gæld' } } })
    expect(status).toBe(400)
    expect(body.errors.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'required /item/name/en',
      'required /item/helps/da',
      'required /item/helps/en',
    ])
    const { item, ...rest } = items.question('hours')
    const less = await edit(house, { ...rest, item: { ...item, options: item.options.slice(1) } })
    expect(less.body.errors).toMatchObject([{ code: 'catalogue-answer-in-use', pointer: '/item/options', facts: { uses: 2 } }])
    const remove = async (part: 'questions' | 'tags', key: string) =>
      codeOf(house.ask(asta, catalogueApi.removeItem, { body: { ...(await lookedAt(house)), part, key } }))
    expect(await remove('questions', 'hours')).toBe('catalogue-question-in-use')
    expect(await remove('tags', 'debt')).toBe('done')
    expect(await remove('tags', 'debt')).toBe('changed-meanwhile')
    const move = { ...(await lookedAt(house)), part: 'tags', key: 'childcare', by: -1 } as const
    await house.ask(asta, catalogueApi.moveItem, { body: move })
    expect((await draftOf(house)).content.tags.slice(0, 2).map(({ key }) => key)).toEqual(['childcare', 'transport'])
    await house.ask(asta, catalogueApi.discard, { body: await lookedAt(house) })
  })
})

describe('two at once are told the truth', async () => {
  const house = await world()
  const both = (works: Promise<unknown>[]) => Promise.all(works.map(codeOf)).then((codes) => codes.sort())

  test('whoever begins second goes on with the same draft', async () => {
    expect(await both([asta, ulla].map((who) => house.ask(who, catalogueApi.begin, {})))).toEqual(['done', 'done'])
    expect(await house.sql('SELECT 1 FROM catalogue_draft')).toHaveLength(1)
  })

  test('of two changes one is saved', async () => {
    const looked = await lookedAt(house)
    const saves = [asta, ulla].map((who) => house.as(who, 'PUT', '/api/doors/draft/items', { ...looked, ...debt }))
    expect((await Promise.all(saves)).map(({ status }) => String(status)).sort()).toEqual(['200', '409'])
  })

  test('of a change and an approval one is done', async () => {
    await handIn(house)
    const looked = await lookedAt(house)
    const [approved, changed] = await Promise.all([
      codeOf(house.ask(ulla, catalogueApi.approve, { body: looked })),
      house.as(asta, 'PUT', '/api/doors/draft/items', { ...looked, ...hours }).then(({ status }) => status),
    ])
    expect([approved, changed]).toEqual(approved === 'done' ? ['done', 409] : ['changed-meanwhile', 200])
    const { versions } = await house.ask(karen, catalogueApi.versions, {})
    expect(versions).toHaveLength(approved === 'done' ? 2 : 1)
  })

  test('of two approvals one publishes', async () => {
    const before = (await house.ask(karen, catalogueApi.versions, {})).versions.length
    await house.ask(asta, catalogueApi.begin, {})
    await edit(house, { ...debt, item: { ...debt.item, name: say('Gælden', 'The debt') } })
    await handIn(house)
    const looked = await lookedAt(house)
    expect(await both([1, 2].map(() => house.ask(ulla, catalogueApi.approve, { body: looked })))).toEqual([
      'changed-meanwhile',
      'done',
    ])
    expect((await house.ask(karen, catalogueApi.versions, {})).versions).toHaveLength(before + 1)
  })
})

describe('the database itself refuses', async () => {
  const house = await world()
  const told = (work: Promise<unknown>) =>
    work.then(
      () => 'let through',
      (error: unknown) => JSON.stringify(error instanceof Error ? { ...error, message: error.message } : error),
    )
  const write = (who: typeof asta, work: Parameters<typeof house.db.write<unknown>>[2]) =>
    house.db.write(who, 'catalogue.tampered', work)
  const publishAs = (who: typeof asta, given: object = {}) =>
    told(
      write(who, async (tx) => {
        const draft = await tx.catalogueDraft.findFirstOrThrow({ where: { publishedAs: null, discardedAt: null } })
        const { content, reason: why, submittedById: proposedById } = draft
        const facts = {
          version: 2,
          content: content ?? {},
          reason: why,
          proposedById,
          approvedById: who.staffId,
          publishedAt: new Date(),
        }
        await tx.catalogue.createMany({ data: [{ ...facts, ...given }] })
        throw new Error('let through')
      }),
    )

  test('to publish what was not handed in', async () => {
    await house.ask(asta, catalogueApi.begin, {})
    await edit(house, debt)
    expect(await publishAs(ulla)).toContain('not a draft that was handed in')
  })

  test('the own proposal, another content, another number, another’s name', async () => {
    await handIn(house)
    expect(await publishAs(asta)).toContain('catalogue_two_people')
    expect(await publishAs(asta, { approvedById: ulla.staffId })).toContain('not a draft that was handed in')
    expect(await publishAs(ulla, { content: catalogueV1 })).toContain('not a draft that was handed in')
    expect(await publishAs(ulla, { version: 3 })).toContain('not a draft that was handed in')
    expect(await publishAs(ulla, { approvedById: null })).toContain('not a draft that was handed in')
    expect(await publishAs(ulla, { reason: 'En helt anden grund.' })).toContain('not a draft that was handed in')
    expect(await publishAs(ulla)).toContain('let through')
  })

  test('handing in or returning in another’s name, and returning the own', async () => {
    const change = (who: typeof asta, data: object) =>
      told(write(who, (tx) => tx.catalogueDraft.updateMany({ where: { publishedAs: null, discardedAt: null }, data })))
    expect(await change(asta, { submittedById: ulla.staffId, submittedAt: new Date() })).toMatch(/another's name/)
    const note = { returnedAt: new Date(), returnNote: 'Skriv noget mere.' }
    expect(await change(asta, { ...note, returnedById: ulla.staffId })).toMatch(/another's name/)
    expect(await change(asta, { ...note, returnedById: asta.staffId })).toContain('the own proposal is not returned')
    expect(await change(asta, { draftedById: ulla.staffId })).not.toBe('let through')
    expect(await change(ulla, { publishedAs: 7 })).toContain('not the version that was published')
  })

  test('to change a published one, or a draft that is over', async () => {
    await approve(house)
    expect(await told(house.sql("UPDATE catalogue SET reason = 'En anden grund' WHERE version = 2"))).toContain('does not change')
    expect(await told(house.sql('DELETE FROM catalogue WHERE version = 2'))).toContain('does not change')
    expect(await told(house.sql('UPDATE catalogue_draft SET published_as = NULL'))).toContain('this draft is over')
    expect(await told(write(asta, (tx) => tx.catalogue.updateMany({ data: { reason: null } })))).not.toBe('let through')
  })

  test('an administrator a look at citizens’ answers with whose they are', async () => {
    for (const work of [
      () => house.db.read(asta, (tx) => tx.assessment.count()),
      () => house.db.read(asta, (tx) => tx.doorDecision.count()),
      () => house.db.read(asta, (tx) => tx.citizen.count()),
      () => house.db.read(karen, (tx) => tx.$queryRaw`SELECT * FROM catalogue_answers()`),
      () => house.db.read(karen, (tx) => tx.catalogueDraft.count()),
    ])
      expect(await told(work())).not.toBe('let through')
  })
})

describe('the effect', async () => {
  const house = await world()
  const effect = async () => (await house.ask(ulla, catalogueApi.effect, {})).effect

  test('is nothing without a draft, and nobody is counted where nothing could change', async () => {
    expect(await effect()).toBeNull()
    await house.ask(asta, catalogueApi.begin, {})
    await edit(house, debt)
    expect(await effect()).toEqual({ people: { n: 0 }, sameForAll: true, moves: null, askedAnew: { n: 0 }, asksMore: false })
  })

  test('counts today’s citizens by door before and after, from the decision that counts or the finished talk', async () => {
    for (const [door, number] of [
      ['red', 6],
      ['yellow', 8],
      ['green', 7],
    ] as const)
      for (let at = 0; at < number; at += 1) await house.make.decision({ citizenId: await house.make.citizen(), door })
    // decided red before, and green now: counts once, as green
    const citizenId = await house.make.citizen()
    await house.make.decision({ citizenId, door: 'red', on: '2026-10-01' })
    await house.make.decision({ citizenId, door: 'green' })
    // a new talk that is finished counts instead of the decision; one that is not does not
    const talk = async (answers: Record<string, string>) => {
      const params = { citizenId: await house.make.citizen() }
      await house.make.decision({ ...params, door: 'yellow' })
      const { assessmentId, version } = await house.ask(karen, doorsApi.startAssessment, { params })
      await house.ask(karen, doorsApi.saveAnswers, { params, body: { assessmentId, version, answers, tags: [] } })
    }
    await talk(answersFor('green'))
    await talk({ hours: 'up-to-10' })
    await house.make.citizen()

    await edit(house, hours)
    const told = await effect()
    expect(told).toMatchObject({ people: { n: 24 }, sameForAll: false, askedAnew: { n: 0 } })
    // of those who stay the six are hidden with the small ones; those who move are shown
    expect(told?.moves).toEqual([
      { before: 'red', after: 'red', people: { hidden: true } },
      { before: 'yellow', after: 'yellow', people: { n: 9 } },
      { before: 'green', after: 'yellow', people: { n: 9 } },
      { before: 'green', after: 'green', people: { hidden: true } },
      { before: 'none', after: 'none', people: { hidden: true } },
    ])
  })

  test('says nothing that names or numbers fewer than five', async () => {
    const reply = await house.as(ulla, 'GET', '/api/doors/draft/effect')
    const numbers = [...JSON.stringify(reply.body).matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n)).filter((n) => n > 0)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5)
    expect(JSON.stringify(reply.body)).not.toMatch(/citizenId|Signe|from-25/)
  })

  test('counts those who are asked anew', async () => {
    const options = [{ key: 'new', text: say('Ja', 'Yes') }]
    await edit(house, { part: 'questions', item: { group: 'body', text: say('Noget nyt?', 'Anything new?'), options } })
    expect(await effect()).toMatchObject({ asksMore: true, askedAnew: { hidden: true } })
  })
})

describe('who may', async () => {
  const house = await world()

  test('caseworkers read the versions, never the draft; managers and team leads neither', async () => {
    for (const [who, statuses] of [
      [karen, [200, 403, 403]],
      [jonas, [403, 403, 403]],
      [birthe, [403, 403, 403]],
      [null, [401, 401, 401]],
    ] as const) {
      const asked = ['catalogue-versions', 'draft', 'draft/effect'].map((path) => house.as(who, 'GET', `/api/doors/${path}`))
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(statuses)
      expect((await house.as(who, 'POST', '/api/doors/draft')).status).toBe(who ? 403 : 401)
    }
  })

  test('everybody reads the explanation, of the newest version', async () => {
    const first = await house.ask(null, catalogueApi.explanation, {})
    expect(first).toMatchObject({ version: 1, publishedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) })
    expect(await publish(house, hours)).toBe(2)
    const second = await house.ask(null, catalogueApi.explanation, {})
    expect(second.version).toBe(2)
    expect(second.counting.find(({ key }) => key === 'hours')?.answers.at(-1)?.door).toBe('yellow')
  })

  test('in a house without a catalogue the explanation is not there either', async () => {
    const empty = await world()
    await empty.sql('TRUNCATE catalogue CASCADE')
    expect((await empty.as(null, 'GET', '/api/doors/explanation')).body).toMatchObject({ code: 'catalogue-unpublished' })
    await empty.close()
  })
})
