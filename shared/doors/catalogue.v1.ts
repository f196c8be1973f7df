import { archetypes } from './catalogue.v1.archetypes.ts'
import { doors } from './catalogue.v1.doors.ts'
import { groups, questions } from './catalogue.v1.questions.ts'
import { contradictions, rules, tags } from './catalogue.v1.rules.ts'
import type { Catalogue } from './doors.schema.ts'

/** The first published catalogue. A published version is never edited: write a new one beside it. */
export const catalogueV1: Catalogue = {
  version: 1,
  groups,
  questions,
  rules,
  contradictions,
  archetypes,
  tags,
  doors,
}
