import { beforeAll, describe, expect, test } from 'vitest'
import { problemOfDatabase } from '../../../server/db/faults.ts'
import { disagreementsApi } from '../../../shared/doors/disagreements.api.ts'
import { answerDueOn } from '../../../shared/doors/disagreements.rules.ts'
import { doorsApi } from '../../../shared/doors/doors.api.ts'
import { birthe, jonas, karen, mikkel } from '../../support/people.ts'
import { type World, world } from '../../support/world.ts'

const today = '2026-11-18'
let w: World
beforeAll(async () => {
  w = await world({ today })
})

const words = 'Jeg kan godt møde alene.\nDet har jeg sagt hele tiden.'
const decided = async (given: Parameters<World['make']['citizen']>[0] = {}) => {
  const citizenId = await w.make.citizen(given)
  return { citizenId, decisionId: await w.make.decision({ citizenId, door: 'red', on: '2026-11-10' }) }
}
const disagree = (at: { citizenId: string; decisionId: string }, who = karen, saidOn = today) =>
  w.ask(who, disagreementsApi.disagree, { params: at, body: { words, saidOn } })
const answer = (
  { citizenId, disagreementId, version }: { citizenId: string; disagreementId: string; version: number },
  outcome: 'kept' | 'new_talk',
  who = mikkel,
) =>
  w.ask(who, disagreementsApi.answerDisagreement, {
    params: { citizenId, disagreementId },
    body: { version, outcome, answer: 'Vi har talt om det sammen.' },
  })
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error === null) return 'done'
  const problem = problemOfDatabase(error)
  return problem?.errors[0]?.code ?? problem?.code ?? String(error)
}

describe('a disagreement', () => {
  test('is kept in the citizen’s words, owned, and due in ten working days', async () => {
    const at = await decided({ caseworkerId: mikkel.staffId })
    const said = await disagree(at, karen, '2026-11-16')
    expect(said).toMatchObject({
      words,
      saidOn: '2026-11-16',
      dueOn: answerDueOn('2026-11-16'),
      receivedBy: karen.name,
      owner: mikkel.name,
      answer: null,
      version: 1,
    })
    const { disagreements } = await w.ask(mikkel, disagreementsApi.disagreements, { params: { citizenId: at.citizenId } })
    expect(disagreements).toMatchObject([{ disagreementId: said.disagreementId, mayKeep: true }])
  })

  test('belongs to whoever decided where the citizen has no caseworker, and goes along with a new one', async () => {
    const at = await decided({ caseworkerId: null })
    expect((await disagree(at)).owner).toBe(karen.name)
    await w.db.write(karen, 'citizen.changed', (tx) =>
      tx.citizen.updateMany({ where: { id: at.citizenId }, data: { caseworkerId: mikkel.staffId } }),
    )
    const { disagreements } = await w.ask(karen, disagreementsApi.disagreements, { params: { citizenId: at.citizenId } })
    expect(disagreements[0]?.owner).toBe(mikkel.name)
  })

  test('is one at a time, about the decision that counts, and said on a day that can be', async () => {
    const at = await decided()
    expect(await codeOf(disagree(at, karen, '2026-11-09'))).toBe('said-before-decision')
    expect(await codeOf(disagree(at, karen, '2026-11-19'))).toBe('date-in-future')
    await disagree(at)
    expect(await codeOf(disagree(at))).toBe('disagreement-open')
    await w.make.decision({ citizenId: at.citizenId, door: 'yellow', on: today })
    expect(await codeOf(disagree(at))).toBe('door-historic')
  })

  test('taken down twice at the same moment is one, and the other is told', async () => {
    const at = await decided()
    const codes = await Promise.all([codeOf(disagree(at)), codeOf(disagree(at, mikkel)), codeOf(disagree(at))])
    expect(codes.toSorted()).toEqual(['disagreement-open', 'disagreement-open', 'done'])
  })

  test('is upheld by a colleague of who decided, and gets a letter', async () => {
    const at = await decided({ street: 'Åvej 1', postalCode: '7430', town: 'Ikast' })
    const said = await disagree(at)
    const asked = { params: { citizenId: at.citizenId, disagreementId: said.disagreementId } }
    expect(said.mayKeep).toBe(false)
    expect(await codeOf(w.ask(karen, disagreementsApi.disagreementLetter, asked))).toBe('not-found')
    expect(await codeOf(answer(said, 'kept', karen))).toBe('second-look-needed')
    const answered = await answer(said, 'kept')
    expect(answered).toMatchObject({
      answer: { outcome: 'kept', words: 'Vi har talt om det sammen.', by: mikkel.name, on: expect.any(String) },
      version: 2,
    })
    const { assessmentOpen } = await w.ask(karen, doorsApi.decisions, { params: { citizenId: at.citizenId } })
    expect(assessmentOpen).toBe(false)
    expect(await w.ask(karen, disagreementsApi.disagreementLetter, asked)).toMatchObject({
      name: 'Signe Kjær',
      address: { town: 'Ikast' },
      door: 'red',
      decidedOn: '2026-11-10',
      words,
      answeredBy: mikkel.name,
    })
    // another may be said after the answer
    expect((await disagree(at)).answer).toBeNull()
  })

  test('that leads to a new talk opens one, and only one', async () => {
    for (const before of [false, true]) {
      const at = await decided()
      const open = before
        ? await w.ask(karen, doorsApi.startAssessment, { params: { citizenId: at.citizenId } })
        : { assessmentId: expect.any(String) }
      await answer(await disagree(at), 'new_talk', karen)
      const { assessment } = await w.ask(karen, doorsApi.assessment, { params: { citizenId: at.citizenId } })
      expect(assessment?.assessmentId).toEqual(open.assessmentId)
    }
  })

  test('is answered once, whoever comes at the same moment', async () => {
    const said = await disagree(await decided({ caseworkerId: null }))
    const codes = await Promise.all([
      codeOf(answer(said, 'new_talk')),
      codeOf(answer(said, 'kept')),
      codeOf(answer(said, 'new_talk', karen)),
    ])
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    for (const code of codes) expect(['done', 'disagreement-answered', 'changed-meanwhile']).toContain(code)
    expect(await codeOf(answer({ ...said, version: 2 }, 'kept'))).toBe('disagreement-answered')
  })

  test('sent again after a lost answer is taken down once, and answered once', async () => {
    const at = await decided()
    const key = (name: string) => ({ 'idempotency-key': `${name}-${at.decisionId}` })
    const url = `/api/citizens/${at.citizenId}`
    const say = () =>
      w.as<{ disagreementId: string }>(
        karen,
        'POST',
        `${url}/doors/${at.decisionId}/disagreements`,
        { words, saidOn: today },
        key('said'),
      )
    const [said, again] = [await say(), await say()]
    expect([said.status, again.status, again.body.disagreementId]).toEqual([200, 200, said.body.disagreementId])
    const body = { version: 1, outcome: 'new_talk', answer: 'Vi har talt om det sammen.' }
    const reply = () => w.as(karen, 'POST', `${url}/disagreements/${said.body.disagreementId}/answer`, body, key('answered'))
    const [first, second] = [await reply(), await reply()]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual(first.body)
  })

  test('never shows a protected address', async () => {
    const at = await decided({ protectedAddress: true, street: 'Åvej 1', postalCode: '7430', town: 'Ikast' })
    const { disagreementId } = await answer(await disagree(at), 'new_talk')
    const letter = await w.ask(karen, disagreementsApi.disagreementLetter, {
      params: { citizenId: at.citizenId, disagreementId },
    })
    expect(letter.address).toBeNull()
  })

  test('cannot be changed behind the product’s back once it is said and answered', async () => {
    const said = await disagree(await decided())
    const change = (data: { words?: string; answer?: string; ownerId?: string }) =>
      w.db.write(karen, 'disagreement.answered', (tx) =>
        tx.doorDisagreement.updateMany({ where: { id: said.disagreementId }, data }),
      )
    expect(await codeOf(change({ words: 'Noget andet' }))).toBe('disagreement-answered')
    await answer(said, 'kept')
    expect(await codeOf(change({ answer: 'Et andet svar' }))).toBe('disagreement-answered')
  })

  test('is the caseworkers’ matter alone, and of their own municipality', async () => {
    const at = await decided()
    const { disagreementId } = await disagree(at)
    for (const who of [jonas, birthe]) {
      for (const url of [
        `/api/citizens/${at.citizenId}/disagreements`,
        `/api/citizens/${at.citizenId}/disagreements/${disagreementId}`,
      ])
        expect((await w.as(who, 'GET', url)).status).toBe(403)
    }
    const other = await decided()
    // of another citizen: as if it were not there
    expect(await codeOf(answer({ citizenId: other.citizenId, disagreementId, version: 1 }, 'kept'))).toBe('not-found')
    expect(await codeOf(disagree({ citizenId: other.citizenId, decisionId: at.decisionId }))).toBe('not-found')
  })
})
