import { addConcern, addMessage, markRead, saveAnswer } from '../../server/concerns/concerns.saved.ts'
import type { WriteTx } from '../../server/db/db.ts'
import { addDays, instantIn } from '../../shared/calendar.ts'
import type { Outcome, Topic, Urgency } from '../../shared/concerns/topics.ts'
import { danishTime } from '../../shared/zone.ts'
import { cast, type Member } from './cast.ts'
import type { Life } from './lives.ts'
import { chanceOf } from './random.ts'
import { type PlannedPlacement, workingDayBefore } from './stays.ts'

/** One line of a thread, as whoever said or read it did on that day. `id` is what is new with it; null where nothing is. */
export type ThreadAct = {
  readonly id: string | null
  readonly on: string
  readonly by: Member
  readonly deed: string
  readonly work: (tx: WriteTx) => Promise<void>
}

type Placed = { readonly placement: PlannedPlacement; readonly caseworker: Member }

/** Those who work now; nobody whose change is on its way already. */
const runningOf = (lives: readonly Life[], today: string): Placed[] => {
  const since = addDays(today, -15)
  return lives
    .flatMap(({ citizen, placements }) => placements.map((placement) => ({ placement, caseworker: citizen.caseworker })))
    .filter(
      ({ placement: { startedOn, endedOn, change } }) =>
        startedOn !== null && startedOn <= since && endedOn === null && change === null,
    )
    .toSorted((a, b) => (a.placement.id < b.placement.id ? -1 : 1))
}

const ofKaren = ({ caseworker }: Placed): boolean => caseworker.id === cast.karen.id
const ofJonas = ({ placement }: Placed): boolean => placement.site.lead.id === cast.jonas.id
type Wish = (one: Placed) => boolean

/** A placement of its own for each thread, as near to what is wished for as there is one. */
const castThreads = (running: readonly Placed[], wishes: readonly Wish[]): (Placed | undefined)[] => {
  const free = new Set(running)
  return wishes.map((wish) => {
    const found = [...free].find(wish) ?? [...free].find((one) => ofKaren(one) || ofJonas(one)) ?? [...free][0]
    if (found) free.delete(found)
    return found
  })
}

type Said = { readonly topic: Topic; readonly text: string; readonly urgency?: Urgency; readonly hoursAWeek?: number }

/** The threads of the town: one that cannot wait, one due, one overdue, answers with and without receipt, words that nobody has read, a note. */
export const planThreads = (lives: readonly Life[], today: string): ThreadAct[] => {
  const chance = chanceOf(20_161_104)
  const back = (workingDays: number): string =>
    Array.from({ length: workingDays }).reduce<string>((day) => workingDayBefore(addDays(day, -1)), today)
  const acts: ThreadAct[] = []
  const threadOf = ({ placement, caseworker }: Placed) => {
    const placementId = placement.id
    const { lead } = placement.site
    const at = (on: string, time: string): Date => new Date(instantIn(danishTime, on, time))
    return {
      raise: (
        on: string,
        time: string,
        { urgency = 'one_day', hoursAWeek = null, ...said }: Omit<Said, 'hoursAWeek'> & { hoursAWeek?: number | null },
      ) => {
        const id = chance.uuid()
        const given = { id, placementId, urgency, hoursAWeek, ...said, raisedById: lead.id, raisedAt: at(on, time) }
        acts.push({
          id,
          on,
          by: lead,
          deed: 'concern.raised',
          work: async (tx) => {
            await addConcern(tx, given)
          },
        })
        return id
      },
      answer: (concernId: string, on: string, time: string, outcome: Outcome, answer: string) => {
        const given = { concernId, version: 1, outcome, answer, byId: caseworker.id, at: at(on, time) }
        acts.push({
          id: null,
          on,
          by: caseworker,
          deed: 'concern.answered',
          work: async (tx) => {
            // carried on after it was cut off, it may stand already
            const open = await tx.concern.findFirst({ where: { id: concernId, answeredAt: null }, select: { seenAt: true } })
            if (open) await saveAnswer(tx, { ...given, seen: open.seenAt !== null })
          },
        })
      },
      settle: (id: string, on: string, time: string) => {
        const work = async (tx: WriteTx) => {
          await tx.concern.updateMany({ where: { id, followedUpAt: null }, data: { followedUpAt: at(on, time) } })
        }
        acts.push({ id: null, on, by: caseworker, deed: 'concern.settled', work })
      },
      say: (side: 'lead' | 'caseworker' | 'note', on: string, time: string, text: string) => {
        const id = chance.uuid()
        const by = side === 'lead' ? lead : caseworker
        const audience = side === 'note' ? ('internal' as const) : ('shared' as const)
        const given = { id, placementId, audience, text, byId: by.id, at: at(on, time) }
        acts.push({ id, on, by, deed: side === 'note' ? 'note.written' : 'message.written', work: (tx) => addMessage(tx, given) })
      },
      read: (by: 'lead' | 'caseworker', on: string, time: string) => {
        const reader = by === 'lead' ? lead : caseworker
        const side = by === 'lead' ? ('supplier' as const) : ('municipality' as const)
        const given = { placementId, staffId: reader.id, side, until: at(on, time), at: at(on, time) }
        acts.push({ id: null, on, by: reader, deed: 'thread.read', work: (tx) => markRead(tx, given) })
      },
    }
  }
  const both: Wish = (one) => ofKaren(one) && ofJonas(one)
  const karens: Wish = (one) => ofKaren(one) && !ofJonas(one)
  const jonases: Wish = (one) => ofJonas(one) && !ofKaren(one)
  const wishes = [both, both, karens, karens, jonases, jonases]
  const [urgent, agreed, late, talk, due, settled] = castThreads(runningOf(lives, today), wishes).map(
    (found) => found && threadOf(found),
  )

  urgent?.raise(back(1), '17:10', {
    topic: 'safety',
    urgency: 'at_once',
    text: 'Der er kommet en ny gulvvasker, som ingen har vist rundt i. Kan vi vente med at bruge den, til nogen har været her?',
  })

  due?.raise(back(1), '16:40', {
    topic: 'attendance',
    text: 'Bussen går ikke længere, så det passer med mødetiden. Kan vi begynde en halv time senere?',
  })

  late?.raise(back(3), '10:05', {
    topic: 'wellbeing',
    text: 'Pauserne bliver længere, og humøret er ikke, som det plejer. Jeg tror, at en snak ville hjælpe.',
  })
  late?.read('caseworker', back(2), '13:30')
  late?.say('note', back(2), '13:40', 'Jeg ringer, når jeg er tilbage fra kursus. Hold øje imens.')

  if (agreed) {
    const id = agreed.raise(back(6), '09:20', {
      topic: 'more_hours',
      text: 'Der er overskud til mere. En dag ekstra om ugen ville passe godt på holdet.',
    })
    agreed.read('caseworker', back(6), '14:10')
    agreed.answer(id, back(5), '08:50', 'adjusted', 'Vi begynder med to timer mere om ugen. Jeg skriver ændringen af aftalen.')
    agreed.read('lead', back(5), '12:15')
    agreed.say('lead', back(5), '12:20', 'Fint. Vi kan begynde fra mandag.')
    agreed.read('caseworker', back(4), '08:30')
  }

  if (settled) {
    const first = settled.raise(back(9), '11:00', { topic: 'other_tasks', text: 'Kan vi prøve med vinduer og trapper?' })
    settled.answer(first, back(8), '09:15', 'declined', 'Ikke endnu. Knæet skal have ro til efter lægens besøg.')
    settled.read('lead', back(8), '10:00')
    const next = settled.raise(back(7), '14:30', {
      topic: 'next_door',
      text: 'Møder selv og til tiden. Jeg synes, at det er tid til det næste skridt.',
    })
    settled.answer(next, back(6), '14:00', 'accepted', 'Enig. Vi taler om døren til næste samtale.')
    settled.settle(next, back(4), '15:20')
    settled.read('lead', back(5), '11:30')
    settled.say('caseworker', back(1), '14:20', 'Samtalen er sat til torsdag kl. 10. Kan du være med de første ti minutter?')
  }

  if (talk) {
    talk.say('caseworker', back(4), '10:00', 'Hvordan går det med den nye makker?')
    talk.read('lead', back(4), '11:15')
    talk.say('lead', back(4), '11:20', 'Godt. De følges ad hele vejen rundt.')
    talk.read('caseworker', back(3), '09:00')
    talk.say('lead', back(1), '13:05', 'Nu tager de selv den ene etage.')
    talk.say('lead', back(1), '13:06', 'Skal vi skrive det i aftalen?')
  }
  return acts
}
