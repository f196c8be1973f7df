import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from 'read-excel-file/node'

const two = (number: number) => String(number).padStart(2, '0')

// XLSX dates have no zone: the library gives them as midnight UTC
const danishCell = (cell: unknown): string => {
  if (cell instanceof Date) return `${two(cell.getUTCDate())}-${two(cell.getUTCMonth() + 1)}-${cell.getUTCFullYear()}`
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15))).replace('.', ',')
  if (typeof cell === 'boolean') return cell ? 'Ja' : 'Nej'
  return typeof cell === 'string' ? cell : ''
}

const batch = 500

const rows: readonly (readonly unknown[])[] = await readSheet(Buffer.from(workerData as Uint8Array))
for (let at = 0; at < rows.length; at += batch) {
  parentPort?.postMessage(rows.slice(at, at + batch).map((cells) => cells.map(danishCell)))
}
