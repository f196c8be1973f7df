import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { paceApi } from '../../shared/contracts/pace.api.ts'
import { type Sheet, sheetsOf } from '../../shared/contracts/pace.lines.ts'
import { stateFrom } from '../../shared/contracts/pace.state.ts'
import { whyNotRate } from '../../shared/contracts/paceRates.rules.ts'
import type { Language } from '../../shared/i18n/format.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { recordingOf, whyNotRecording } from '../../shared/offers/record.rules.ts'
import { ProblemError, refuseAll } from '../../shared/problem.ts'
import { toCsv } from '../citizens/sheet.ts'
import { toXlsx } from '../citizens/xlsx.ts'
import { asDate, asDateOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { listRamps, listRates, listRecordedRates } from './pace.queries.ts'

type Chosen = Readonly<Record<string, string | undefined>> & { readonly language?: Language | undefined }

const readSheets = async (tx: ReadTx, today: string, { language = 'da', ...chosen }: Chosen) => {
  const texts = textsIn(language)
  const state = stateFrom({ get: (name) => chosen[name] ?? null })
  return { texts: texts.pace, sheets: sheetsOf(state, await listRates(tx), await listRamps(tx), today, texts) }
}

/** All sheets below one another: part, line, figure, value. */
const flat = (sheets: readonly Sheet[]) =>
  sheets.flatMap(({ name, headers, rows }) =>
    rows.flatMap(([line, ...values]) => values.map((value, column) => [name, line, headers[column + 1] ?? '', value])),
  )

export const mountPace = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'pace', paceApi, {
    basis: ({ actor, db, today }) =>
      db.read(actor, async (tx) => ({ today, rates: await listRates(tx), ramps: await listRamps(tx) })),

    csv: ({ actor, db, today }, { query }) =>
      db.read(actor, async (tx) => {
        const { texts, sheets } = await readSheets(tx, today, query)
        return {
          fileName: `${texts.file.name(today)}.csv`,
          mediaType: 'text/csv; charset=utf-8',
          bytes: toCsv(texts.file.headers, flat(sheets)),
        }
      }),

    xlsx: ({ actor, db, today }, { query }) =>
      db.read(actor, async (tx) => {
        const { texts, sheets } = await readSheets(tx, today, query)
        return {
          fileName: `${texts.file.name(today)}.xlsx`,
          mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          bytes: await toXlsx(sheets),
        }
      }),

    rates: ({ actor, db, today }) => db.read(actor, async (tx) => ({ today, rates: await listRecordedRates(tx) })),

    recordRate: ({ actor, db }, { params: { kind }, body }) =>
      db.write(actor, 'rate.recorded', async (tx) => {
        const { replaces, validFrom, validTo, ...given } = body
        const counting = await listRates(tx, kind)
        const { replaced, kept, validTo: until } = recordingOf(counting, { validFrom, validTo })
        if ((replaced?.rateId ?? null) !== replaces) throw new ProblemError('changed-meanwhile')
        refuseAll([whyNotRate(kind, given.value), whyNotRecording(counting, { validFrom, validTo })])
        if (replaced)
          await savedOver(
            tx.wageRate.updateMany({ where: { id: replaced.rateId, supersededAt: null }, data: { supersededAt: new Date() } }),
          )
        const left = replaced ? kept.map((days) => ({ ...replaced, ...days })) : []
        await tx.wageRate.createMany({
          data: [{ ...given, validFrom, validTo: until }, ...left].map(({ value, source, certainty, note, ...days }) => ({
            id: randomUUID(),
            ...{ kind, value, source, certainty, note },
            validFrom: asDate(days.validFrom ?? validFrom),
            validTo: asDateOrNull(days.validTo),
            recordedById: actor.staffId,
          })),
        })
        return { rates: await listRecordedRates(tx, kind) }
      }),
  })
