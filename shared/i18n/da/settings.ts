export const settings = {
  title: 'Indstillinger',
  lede: 'De gælder for hele kommunen fra det øjeblik, de er gemt.',
  ledeRead: 'De gælder for hele kommunen. En administrator kan ændre dem.',
  groups: {
    alerts: 'Hvornår Min dag siger til',
    supplier: 'Hvad leverandøren kan se',
    contract: 'Hvad Kontrakt siger til',
  },
  names: {
    'absences-in-a-row': 'Fravær i træk',
    'attendance-below': 'Lavt fremmøde',
    'silent-days-lead': 'Dage ikke noteret: holdlederen',
    'silent-days-manager': 'Dage ikke noteret: leder og sagsbehandler',
    'ending-days': 'Placering slutter snart',
    'supplier-access-days': 'Adgang efter en placering',
    'displacement-trainees': 'Mange i forløb, få ansat',
  },
  does: {
    'absences-in-a-row':
      'Så mange planlagte dage i træk skal en borger være syg eller udeblevet, før sagsbehandleren får det på Min dag. Aftalt fravær og lukkede dage tæller ikke.',
    'attendance-below':
      'Sagsbehandleren får det på Min dag, når en borger har været der mindre end så mange procent af de noterede dage i tre uger.',
    'silent-days-lead': 'Så mange planlagte dage må mangle for en borger, før holdlederen bliver mindet om det.',
    'silent-days-manager':
      'Så mange planlagte dage må mangle på et arbejdssted, før leverandørens leder og sagsbehandleren får det at vide.',
    'ending-days':
      'Så mange dage før en placering slutter, spørger Min dag efter det næste skridt, hvis der ikke er aftalt noget.',
    'supplier-access-days':
      'Så mange dage efter en placering kan leverandøren stadig se borgeren og det, holdlederen har noteret.',
    'displacement-trainees':
      'Når så mange på et år har været i praktik, løntilskud eller nytteindsats på et arbejdssted, og højst fire er set ansat bagefter, står det med ord på siden om fortrængning.',
  },
  value: {
    days: (count: number) => (count === 1 ? '1 dag' : `${count} dage`),
    percent: (count: number) => `${count} %`,
    people: (count: number) => (count === 1 ? '1 person' : `${count} personer`),
  },
  units: { days: 'dage', percent: '%', people: 'personer' },
  field: { days: 'Antal dage', percent: 'Procent', people: 'Antal personer' },
  range: (min: string, max: string) => `Fra ${min} til ${max}.`,
  otherwise: (value: string) => `Fra begyndelsen: ${value}.`,
  setBy: (name: string, date: string) => `Sat af ${name} ${date}`,
  setOn: (date: string) => `Sat ${date}`,
  asItCame: 'Som fra begyndelsen',
  change: 'Ret',
  changeNamed: (name: string) => `Ret: ${name}`,
  submit: 'Gem grænsen',
  saved: (name: string, value: string) => `Gemt: ${name} er nu ${value}.`,
}
