import { Prisma } from '../../generated/prisma/client.ts'
import { danishTime } from '../../shared/zone.ts'

/** The day an instant falls on in Denmark, in SQL. */
export const danishDay = (instant: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${instant} AT TIME ZONE ${Prisma.raw(`'${danishTime}'`)})::date`
