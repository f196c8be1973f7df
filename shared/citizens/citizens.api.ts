import { z } from 'zod'
import { api, done, fileAnswer } from '../endpoint.ts'
import { languages } from '../i18n/format.ts'
import { CitizenDetails, CitizenEdit, CitizenHit, CitizenInput, NeedsInput, RevealedAddress } from './citizens.schema.ts'
import { ImportConfirmation, ImportCounts, ImportFile, ImportPreview } from './import.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })
const importLimit = 14 * 1024 * 1024

export const citizensApi = api({
  create: {
    method: 'POST',
    path: '/citizens',
    does: 'Records a citizen typed in by hand.',
    repeatable: true,
    allows: 'citizens.write',
    body: CitizenInput,
    answer: z.object({ citizenId: z.uuid() }),
    views: 'casework',
  },
  get: {
    method: 'GET',
    path: '/citizens/:citizenId',
    does: 'What is written about a citizen, for editing; the CPR number is masked, and a protected address is left out.',
    allows: 'citizens.read',
    params: ofCitizen,
    answer: CitizenDetails,
    views: 'casework',
  },
  edit: {
    method: 'PUT',
    path: '/citizens/:citizenId',
    does: 'Writes what has changed. Refused when somebody else has changed it since it was read.',
    allows: 'citizens.write',
    params: ofCitizen,
    body: CitizenEdit,
    answer: done,
  },
  agreeNeeds: {
    method: 'PUT',
    path: '/citizens/:citizenId/needs',
    does: 'Writes what is agreed for the supplier, and the day the citizen said yes to it.',
    allows: 'citizens.write',
    params: ofCitizen,
    body: NeedsInput,
    answer: done,
  },
  withdrawNeeds: {
    method: 'POST',
    path: '/citizens/:citizenId/needs/withdraw',
    does: 'The citizen has taken the yes back: no supplier sees the words from the next request on. The municipality keeps them.',
    allows: 'citizens.write',
    params: ofCitizen,
    answer: done,
  },
  revealCpr: {
    method: 'POST',
    path: '/citizens/:citizenId/cpr',
    does: 'The whole CPR number. That it was shown, and to whom, is on record.',
    allows: 'citizens.revealCpr',
    params: ofCitizen,
    answer: z.object({ citizenId: z.uuid(), cpr: z.string() }),
    views: 'cpr-reveal',
  },
  revealAddress: {
    method: 'POST',
    path: '/citizens/:citizenId/address',
    does: 'The address of somebody whose name and address are protected. That it was shown, and to whom, is on record.',
    allows: 'citizens.read',
    params: ofCitizen,
    answer: RevealedAddress,
    views: 'casework',
  },
  find: {
    method: 'POST',
    path: '/citizens/find',
    does: 'Finds citizens by parts of a name, CPR number or telephone; at most 20. Posted, so that no name stands in an address.',
    allows: 'citizens.read',
    body: z.strictObject({ text: z.string({ error: 'required' }).max(200, 'too-long') }),
    answer: z.object({ hits: z.array(CitizenHit), more: z.boolean() }),
    views: 'search',
  },
  caseworkers: {
    method: 'GET',
    path: '/caseworkers',
    does: 'The caseworkers of the own municipality, for choosing one.',
    allows: 'citizens.read',
    answer: z.object({ caseworkers: z.array(z.object({ staffId: z.uuid(), name: z.string() })) }),
  },
  importPreview: {
    method: 'POST',
    path: '/citizens/import/preview',
    does: 'What importing this file would do, row by row. Nothing is saved or kept.',
    allows: 'citizens.import',
    body: ImportFile,
    bodyLimit: importLimit,
    answer: ImportPreview,
    views: 'import',
  },
  importConfirm: {
    method: 'POST',
    path: '/citizens/import',
    does: 'Saves every good row of the file, or none. Refused when it would no longer do what was shown.',
    allows: 'citizens.import',
    body: ImportConfirmation,
    bodyLimit: importLimit,
    answer: ImportCounts,
  },
  importRefused: {
    method: 'POST',
    path: '/citizens/import/refused',
    does: 'The lines that were refused, as they stood, with the reason first: a file to mend and import again.',
    allows: 'citizens.import',
    query: z.strictObject({ language: z.enum(languages) }),
    body: ImportFile,
    bodyLimit: importLimit,
    answer: fileAnswer('text/csv; charset=utf-8'),
  },
})
