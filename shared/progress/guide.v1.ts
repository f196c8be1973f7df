type Text = { readonly da: string; readonly en: string }
export type Theme = {
  readonly key: ThemeKey
  readonly name: Text
  /** Two open questions to begin with; nobody has to answer both. */
  readonly ask: readonly [Text, Text]
}

export const themeKeys = ['work_so_far', 'what_works', 'everyday', 'body', 'people', 'workplace', 'hope'] as const
export type ThemeKey = (typeof themeKeys)[number]

/**
 * A talk by themes, version 1: inspired by what the research on indicators of employment found to count (domain.md 2) and by supported
 * employment, in our own wording. A note is kept with the guide it was held by: another wording is a version beside this one.
 */
export const guideV1: { readonly version: 1; readonly themes: readonly Theme[] } = {
  version: 1,
  themes: [
    {
      key: 'work_so_far',
      name: { da: 'Arbejdsliv indtil nu', en: 'Working life so far' },
      ask: [
        { da: 'Hvad har du lavet, som du er glad for?', en: 'What have you done that you are glad of?' },
        { da: 'Hvad gjorde, at det sluttede?', en: 'What made it come to an end?' },
      ],
    },
    {
      key: 'what_works',
      name: { da: 'Det, der virker', en: 'What works' },
      ask: [
        { da: 'Hvornår går en dag godt for dig?', en: 'When does a day go well for you?' },
        { da: 'Hvad lærer du let, og hvordan?', en: 'What do you learn easily, and how?' },
      ],
    },
    {
      key: 'everyday',
      name: { da: 'Hverdagen', en: 'Everyday life' },
      ask: [
        { da: 'Hvordan ser en helt almindelig dag ud?', en: 'What does an ordinary day look like?' },
        { da: 'Hvad skal passe sammen, hvis du skal på arbejde?', en: 'What has to fit together for you to go to work?' },
      ],
    },
    {
      key: 'body',
      name: { da: 'Kroppen og kræfterne', en: 'Body and strength' },
      ask: [
        {
          da: 'Hvad har du kræfter til, og hvornår på dagen?',
          en: 'What do you have the strength for, and at what time of day?',
        },
        { da: 'Hvad skal arbejdspladsen vide for at passe på dig?', en: 'What should the workplace know to look after you?' },
      ],
    },
    {
      key: 'people',
      name: { da: 'Mennesker omkring dig', en: 'People around you' },
      ask: [
        { da: 'Hvem støtter dig i at komme i arbejde?', en: 'Who supports you in getting into work?' },
        { da: 'Hvem har brug for dig, når du ikke er på arbejde?', en: 'Who needs you when you are not at work?' },
      ],
    },
    {
      key: 'workplace',
      name: { da: 'En god arbejdsplads', en: 'A good workplace' },
      ask: [
        { da: 'Hvordan skal de være, dem du arbejder sammen med?', en: 'What should the people you work with be like?' },
        {
          da: 'Hvad skal ske den første dag, for at du kommer igen?',
          en: 'What should happen on the first day for you to come back?',
        },
      ],
    },
    {
      key: 'hope',
      name: { da: 'Håb og næste skridt', en: 'Hope and next step' },
      ask: [
        { da: 'Hvor vil du gerne være om et år?', en: 'Where would you like to be in a year?' },
        { da: 'Hvad er det mindste skridt, du kan tage nu?', en: 'What is the smallest step you can take now?' },
      ],
    },
  ],
}

/** By version; notes of an older guide are read with its own words. */
export const guides = [guideV1] as const
export const newestGuide = guideV1
export const guideOf = (version: number): typeof guideV1 => guides.find((one) => one.version === version) ?? newestGuide
