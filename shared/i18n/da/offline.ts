const people = (count: number): string => (count === 1 ? '1 person' : `${count} personer`)

export const offline = {
  asOf: (time: string) => `Uden signal: vist, som holdet så ud ${time}.`,
  asOfMore: 'Hensyn og telefonnumre gemmes ikke på telefonen. Du ser dem igen, når der er signal.',

  waiting: (count: number) => `${count} venter på signal`,
  waitingMore: 'Det er gemt på telefonen og bliver sendt af sig selv.',
  busy: (count: number) => `${count} venter: serveren svarer ikke lige nu`,
  signedOut: (count: number) => `${count} venter: log ind for at sende`,
  sending: (count: number) => `Sender ${count} …`,
  tryNow: 'Prøv nu',
  signIn: 'Log ind og send',

  lookAt: (count: number) => (count === 1 ? '1 er ikke sendt, se på den' : `${count} er ikke sendt, se på dem`),
  discard: 'Slet det, der ikke er sendt',
  otherDays: 'Andre dage, der ikke er sendt',
  otherDay: (day: string, what: string) => `${day}: ${what}`,

  storeRefused: 'Telefonen kan ikke gemme det',
  storeRefusedMore:
    'Der er ikke plads, eller det er slået fra. Det, du trykker, står her, til du lukker siden, og kan kun sendes, mens der er signal.',

  newVersion: 'Der er en ny version.',
  reload: 'Genindlæs',

  signOut: {
    title: 'Ikke alt er sendt',
    lede: 'Når du logger ud, slettes alt, hvad du har tastet på denne telefon.',
    day: (day: string, count: number) => `${day}: ${people(count)}`,
    send: 'Send først, og log ud',
    toDay: 'Gå til dagen, og send først',
    delete: 'Slet, og log ud',
    notSent: 'Det kunne ikke sendes lige nu. Det er her stadig.',
  },
}
