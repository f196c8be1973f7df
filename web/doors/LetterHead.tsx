type Addressee = {
  readonly name: string
  readonly address: { readonly street: string; readonly postalCode: string; readonly town: string } | null
}

/** To whom, from whom, and when. */
export const LetterHead = ({ to: { name, address }, from, on }: { to: Addressee; from: string; on: string }) => (
  <header className="letter-head">
    <address>
      <span>{name}</span>
      {address && (
        <>
          <span>{address.street}</span>
          <span>
            {address.postalCode} {address.town}
          </span>
        </>
      )}
    </address>
    <p>
      <span>{from}</span>
      <span>{on}</span>
    </p>
  </header>
)
