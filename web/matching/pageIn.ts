/** The page asked for in the address, as the server reads it; the first where it is none. */
export const pageIn = (request: Request): string => {
  const asked = new URL(request.url).searchParams.get('side') ?? ''
  return /^[1-9]\d{0,3}$/.test(asked) ? asked : '1'
}
