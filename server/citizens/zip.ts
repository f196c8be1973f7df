import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { ProblemError } from '../../shared/problem.ts'

const inflate = promisify(inflateRaw)

const limits = { entries: 200, unpackedBytes: 50 * 1024 * 1024 }

type Entry = {
  readonly at: number
  readonly packed: number
  readonly unpacked: number
  readonly method: number
  readonly next: number
}

const unreadable = () => new ProblemError('file-not-readable')

// APPNOTE.TXT 4.3: the end record, the central directory before it, a local header before each entry
const directoryOf = (file: Buffer): Entry[] => {
  let end = file.length - 22
  while (end >= 0 && end > file.length - 22 - 65_536 && file.readUInt32LE(end) !== 0x06054b50) end -= 1
  if (end < 0 || file.readUInt32LE(end) !== 0x06054b50) throw unreadable()
  const count = file.readUInt16LE(end + 10)
  const start = file.readUInt32LE(end + 16)
  if (count === 0 || count > limits.entries || start > end) throw unreadable()

  const headers: { at: number; flags: number; method: number; packed: number; unpacked: number }[] = []
  let at = start
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw unreadable()
    headers.push({
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  if (headers.reduce((sum, { unpacked }) => sum + unpacked, 0) > limits.unpackedBytes)
    throw new ProblemError('file-too-large', { facts: { max: 50 } })

  headers.sort((one, other) => one.at - other.at)
  return headers.map(({ at: local, flags, method, packed, unpacked }, index) => {
    const encrypted = (flags & 1) !== 0
    const streamed = (flags & 8) !== 0
    if (encrypted || (method !== 0 && method !== 8)) throw unreadable()
    if (local + 30 > start || file.readUInt32LE(local) !== 0x04034b50) throw unreadable()
    const declared = [file.readUInt32LE(local + 18), file.readUInt32LE(local + 22)]
    const same = declared[0] === packed && declared[1] === unpacked
    if (!same && !(streamed && declared[0] === 0 && declared[1] === 0)) throw unreadable()
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const next = headers[index + 1]?.at ?? start
    const trailer = next - data - packed
    // nothing may lie between the entries that the directory does not tell of: a reader that streams would unpack it
    if (index === 0 && local !== 0) throw unreadable()
    if (trailer !== 0 && !(streamed && (trailer === 12 || trailer === 16))) throw unreadable()
    return { at: data, packed, unpacked, method, next }
  })
}

/**
 * Lets a zip file through only when it is what its directory says: at most 200 entries and 50 MB unpacked, nothing hidden between
 * them, each exactly as large as declared. Unpacks entry by entry in zlib's threads, never beyond the declared size.
 */
export const inspectZip = async (file: Buffer): Promise<void> => {
  for (const { at, packed, unpacked, method } of directoryOf(file)) {
    const data = file.subarray(at, at + packed)
    if (method === 0) {
      if (packed !== unpacked) throw unreadable()
      continue
    }
    const size = await inflate(data, { maxOutputLength: Math.max(unpacked, 1) }).then(
      (bytes) => bytes.length,
      () => -1,
    )
    if (size !== unpacked) throw unreadable()
  }
}
