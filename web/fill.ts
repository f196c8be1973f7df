/** The hidden field that carries a form's Idempotency-Key; it belongs to the request, not to its body. */
export const fillField = 'idempotency-key'

/** Works on a plain http address too, where the browser has no randomUUID. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** One filling-in of a form: what is sent under its key has one effect, however often the answer is lost on the way. */
export type Fill = { readonly key: string; readonly sent: boolean }
export const newFill = (): Fill => ({ key: newKey(), sent: false })

/** A send that was refused or that nobody answered keeps its key; after one that went well the next fill has its own. */
export const fillAfter = (fill: Fill, { busy, refused }: { readonly busy: boolean; readonly refused: boolean }): Fill => {
  if (busy === fill.sent) return fill
  return busy || refused ? { ...fill, sent: busy } : newFill()
}

/** For a call whose endpoint is repeatable: `call(endpoint, { body, ...underKey(data) })`. */
export const underKey = (data: FormData): { readonly idempotencyKey?: string } => {
  const key = data.get(fillField)
  return typeof key === 'string' && key !== '' ? { idempotencyKey: key } : {}
}
