import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Keys } from '../config.ts'

export type CprBox = ReturnType<typeof openCprBox>

const version = 1
const context = (citizenId: string): Buffer => Buffer.from(`citizen.cpr_sealed:${citizenId}`)

/**
 * CPR numbers at rest: `version(1) | iv(12) | tag(16) | ciphertext`, AES-256-GCM bound to the row, so that a value moved to
 * another citizen does not open; and a keyed index (HMAC-SHA-256, per organisation) for equality search only.
 */
export const openCprBox = (keys: Keys) => ({
  seal: (digits: string, citizenId: string): Uint8Array<ArrayBuffer> => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keys.seal, iv)
    cipher.setAAD(context(citizenId))
    const text = Buffer.concat([cipher.update(digits, 'ascii'), cipher.final()])
    return Uint8Array.from(Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), text]))
  },
  /** Only for the deed of revealing, which is on record; throws when the value was tampered with or belongs elsewhere. */
  reveal: (sealed: Uint8Array, citizenId: string): string => {
    if (sealed[0] !== version) throw new Error('a CPR number sealed in an unknown way')
    const decipher = createDecipheriv('aes-256-gcm', keys.seal, sealed.subarray(1, 13))
    decipher.setAAD(context(citizenId))
    decipher.setAuthTag(sealed.subarray(13, 29))
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('ascii')
  },
  indexOf: (digits: string, organisationId: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(createHmac('sha256', keys.index).update(`${organisationId}|${digits}`).digest()),
})
