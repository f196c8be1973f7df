import type { Archetype, Condition, Door, Text } from './doors.schema.ts'

const say = (da: string, en: string): Text => ({ da, en })
const both = (...pairs: [da: string, en: string][]): Text[] => pairs.map(([da, en]) => say(da, en))
const when = (question: string, ...options: string[]): Condition => ({
  question,
  options,
})
const doors = (...keys: Door[]): Door[] => keys

export const archetypes: Archetype[] = [
  {
    key: 'ready-overlooked',
    name: say('Klar og overset', 'Ready but overlooked'),
    primaryBarrier: say(
      'Du er klar, men du får ikke svar, når du søger job.',
      'You are ready, but your applications go unanswered.',
    ),
    strengths: both(['Du tager fat.', 'You get stuck in.'], ['Du møder til tiden.', 'You come on time.']),
    doors: doors('green'),
    supportNeeds: both(
      ['En hurtig samtale.', 'A quick interview.'],
      ['En klar aftale om løn og timer.', 'A clear agreement on pay and hours.'],
    ),
    workplaceDoes: both(
      ['Giver svar inden for en arbejdsdag.', 'Answers within one working day.'],
      ['Giver rigtige timer og løn fra første dag.', 'Gives real hours and pay from the first day.'],
    ),
    signs: [when('hours', 'from-25'), when('attendance', 'alone'), when('fixed-person', 'no')],
    also: [when('wish', 'pay'), when('experience', 'recent')],
  },
  {
    key: 'language-starter',
    name: say('Sprogstarteren', 'The language starter'),
    primaryBarrier: say('Du er ved at lære dansk på jobbet.', 'You are still learning Danish for work.'),
    strengths: both(
      ['Du vil arbejde.', 'You want to work.'],
      ['Du bliver, når du er glad for et sted.', 'You stay where you are happy.'],
    ),
    doors: doors('yellow', 'green'),
    supportNeeds: both(
      ['Ord fra faget, mens du er på jobbet.', 'Words of the trade while you are at work.'],
      ['Billeder, der viser opgaven.', 'Pictures that show the task.'],
      ['To dage om ugen med dansk.', 'Two days of Danish a week.'],
    ),
    workplaceDoes: both(
      [
        'Giver dig en makker, som kan dit sprog, eller kort med billeder.',
        'Gives you a buddy who speaks your language, or picture cards.',
      ],
      ['Lader dig have det samme område hver dag.', 'Lets you have the same area every day.'],
      [
        'Lader dig ikke bruge kemi alene, før du er godkendt til det.',
        'Does not let you use chemicals alone until you are signed off.',
      ],
    ),
    signs: [when('language', 'shown', 'every-task')],
    also: [when('wish', 'learn'), when('language', 'every-task')],
  },
  {
    key: 'hidden-professional',
    name: say('Den skjulte fagperson', 'The hidden professional'),
    primaryBarrier: say('Du kan noget, som ingen papirer viser.', 'You have skills that no papers show.'),
    strengths: both(
      ['Du ved, hvad godt arbejde er.', 'You know what good work is.'],
      ['Du kan selv lægge en plan.', 'You can plan for yourself.'],
    ),
    doors: doors('green', 'yellow'),
    supportNeeds: both(
      ['At få det, du kan, skrevet ned.', 'To have your skills written down.'],
      ['Et kort kursus, hvis det mangler.', 'A short course if one is missing.'],
    ),
    workplaceDoes: both(
      ['Lader dig vise på tre vagter, hvad du kan.', 'Lets you show in three shifts what you can do.'],
      ['Giver dig flere slags opgaver hurtigt.', 'Gives you more kinds of tasks soon.'],
      ['Viser vejen til et job som faglært.', 'Shows the way to a skilled job.'],
    ),
    signs: [when('experience', 'no-paper')],
    also: [when('body', 'all'), when('wish', 'learn', 'pay')],
  },
  {
    key: 'body-says-stop',
    name: say('Kroppen siger fra', 'The body says stop'),
    primaryBarrier: say('Din krop skal skånes for nogle opgaver.', 'Your body must be spared some tasks.'),
    strengths: both(
      ['Du har øje for, at det bliver gjort godt.', 'You have an eye for work well done.'],
      ['Du er til at regne med.', 'You can be counted on.'],
    ),
    doors: doors('yellow'),
    supportNeeds: both(
      ['En aftale om, hvad du skal undgå.', 'An agreement on what you must avoid.'],
      ['Gode redskaber og skift mellem opgaver.', 'Good tools and a change of tasks.'],
      ['Flere timer først, mere fart siden.', 'More hours first, more speed later.'],
    ),
    workplaceDoes: both(
      ['Giver dig et let område og maskiner.', 'Gives you a light area and machines.'],
      ['Skriver ned, hvad I har aftalt om tempo.', 'Writes down what you agree about pace.'],
      ['Siger til, hvis du har brug for andre rammer.', 'Speaks up if you need another set-up.'],
    ),
    signs: [when('body', 'some')],
    also: [when('attendance', 'alone'), when('experience', 'recent', 'long-ago')],
  },
  {
    key: 'cautious',
    name: say('Den forsigtige', 'The cautious one'),
    primaryBarrier: say('Nye steder og mange mennesker tager modet fra dig.', 'New places and many people take your courage.'),
    strengths: both(
      ['Du er grundig.', 'You are thorough.'],
      ['Du er stabil, når du er tryg.', 'You are steady when you feel safe.'],
    ),
    doors: doors('red', 'yellow'),
    supportNeeds: both(
      ['En fast person.', 'One particular person.'],
      ['Rolige timer og små mål.', 'Quiet hours and small goals.'],
      ['Tid til andet, der hjælper dig.', 'Time for other things that help you.'],
    ),
    workplaceDoes: both(
      ['Lader dig begynde i et vaskeri eller et stille hus.', 'Lets you begin in a laundry or a quiet building.'],
      ['Lader dig ikke stå alene i starten.', 'Does not leave you alone at first.'],
      ['Flytter dig ikke med kort varsel.', 'Does not move you at short notice.'],
    ),
    signs: [when('people', 'quiet'), when('fixed-person', 'always', 'first-weeks')],
    also: [when('wish', 'gently')],
  },
  {
    key: 'rhythm-rebuilder',
    name: say('Døgnrytmen driller', 'The rhythm rebuilder'),
    primaryBarrier: say('Søvn og hverdag gør det svært at møde til tiden.', 'Sleep and daily life make it hard to come on time.'),
    strengths: both(['Du vil gerne.', 'You want to.'], ['Det går godt, når du er i gang.', 'It goes well once you are at work.']),
    doors: doors('red'),
    supportNeeds: both(
      ['En senere mødetid.', 'A later start.'],
      ['En sms, der minder dig om vagten.', 'A text message that reminds you of the shift.'],
      ['Hjælp til rytmen hjemme.', 'Help with the rhythm at home.'],
    ),
    workplaceDoes: both(
      ['Lader dig møde klokken 9 eller 10.', 'Lets you start at 9 or 10.'],
      ['Holder fast i de samme to eller tre dage.', 'Keeps to the same two or three days.'],
      ['Ringer uden at skælde ud, hvis du ikke kommer.', 'Calls without blame if you do not come.'],
    ),
    signs: [when('rhythm', 'none', 'swings'), when('attendance', 'hard', 'reminder')],
    also: [when('rhythm', 'none'), when('earliest-start', 'from-9')],
  },
  {
    key: 'time-pressed-parent',
    name: say('Tiden er knap', 'Short of time'),
    primaryBarrier: say('Du skal passe på andre på faste tider.', 'You look after others at set times.'),
    strengths: both(
      ['Du er god til at planlægge.', 'You are good at planning.'],
      ['Du har en stærk grund til at arbejde.', 'You have a strong reason to work.'],
    ),
    doors: doors('yellow', 'green'),
    supportNeeds: both(
      ['Timer mellem klokken 9 og 14.', 'Hours between 9 and 14 o’clock.'],
      ['En plan for ferier.', 'A plan for school holidays.'],
      ['En snak om pasning.', 'A talk about care.'],
    ),
    workplaceDoes: both(
      ['Tilbyder et sted, hvor der gøres rent om dagen.', 'Offers a place where cleaning is done by day.'],
      ['Holder ugerne faste.', 'Keeps the weeks fixed.'],
      ['Ændrer ikke vagten sent.', 'Does not change the shift late.'],
    ),
    signs: [when('care', 'daytime', 'unsettled')],
    also: [when('attendance', 'alone'), when('care', 'unsettled')],
  },
  {
    key: 'first-job',
    name: say('Første job', 'First job'),
    primaryBarrier: say('Du har ikke prøvet en arbejdsplads før.', 'You have not tried a workplace before.'),
    strengths: both(['Du lærer hurtigt.', 'You learn fast.'], ['Du ser på det med nye øjne.', 'You see things with fresh eyes.']),
    doors: doors('yellow'),
    supportNeeds: both(
      ['At lære, hvad man gør på et job.', 'To learn what one does in a job.'],
      ['Ros, når det går godt.', 'Praise when it goes well.'],
      ['At vejen til skole stadig er åben.', 'To keep the way to school open.'],
    ),
    workplaceDoes: both(
      ['Giver dig en makker, du kan spejle dig i.', 'Gives you a buddy you can look up to.'],
      ['Siger hver dag i to uger, hvad der gik godt.', 'Says every day for two weeks what went well.'],
      ['Fortæller, hvad der gælder om mobil og pauser.', 'Tells you the rules on phones and breaks.'],
    ),
    signs: [when('experience', 'first-job')],
    also: [when('wish', 'learn'), when('fixed-person', 'first-weeks')],
  },
  {
    key: 'experienced-returner',
    name: say('Erfaren på vej tilbage', 'Experienced and on the way back'),
    primaryBarrier: say(
      'Det er længe siden, og du kan tvivle på, om det går.',
      'It is a long time ago, and you may doubt that it will work.',
    ),
    strengths: both(
      ['Du kender rutinen.', 'You know the routine.'],
      ['Du er til at stole på.', 'You are reliable.'],
      ['Du møder, når du skal.', 'You come when you should.'],
    ),
    doors: doors('yellow', 'green'),
    supportNeeds: both(
      ['Timer, der stiger langsomt.', 'Hours that grow slowly.'],
      ['Hjælp til app og kort.', 'Help with the app and the card.'],
      ['Nogen, der tror på det.', 'Someone who believes in it.'],
    ),
    workplaceDoes: both(
      ['Giver dig en makker med samme erfaring.', 'Gives you a buddy with similar experience.'],
      ['Lader dig lære andre op siden.', 'Lets you train others later.'],
    ),
    signs: [when('experience', 'long-ago')],
    also: [when('attendance', 'alone'), when('rhythm', 'steady')],
  },
  {
    key: 'finding-firm-ground',
    name: say('På fast grund igen', 'Finding firm ground'),
    primaryBarrier: say('Der er meget, som skal på plads på samme tid.', 'Much must fall into place at the same time.'),
    strengths: both(
      ['Du er ærlig om, hvad du kan.', 'You are honest about what you can do.'],
      ['Du vil have en ny ramme.', 'You want a new frame.'],
    ),
    doors: doors('red'),
    supportNeeds: both(
      ['At det andet, du er i gang med, går forud.', 'That what else you are doing comes first.'],
      ['En plan for de svære dage.', 'A plan for the hard days.'],
      ['En mentor.', 'A mentor.'],
    ),
    workplaceDoes: both(
      ['Lader dig møde om dagen sammen med andre.', 'Lets you work by day, together with others.'],
      ['Venter med at give dig nøgler og alarm.', 'Waits before giving you keys and alarm.'],
      ['Aftaler, hvad du skriver, når du ikke kan komme.', 'Agrees what you write when you cannot come.'],
    ),
    signs: [when('parallel', 'yes'), when('attendance', 'hard')],
    also: [when('rhythm', 'none'), when('fixed-person', 'always')],
  },
  {
    key: 'few-good-hours',
    name: say('Få gode timer', 'A few good hours'),
    primaryBarrier: say('Du kan arbejde lidt ad gangen.', 'You can work a little at a time.'),
    strengths: both(
      ['Du er stærk i den rette ramme.', 'You are strong in the right frame.'],
      ['Du kender din krop.', 'You know your body.'],
    ),
    doors: doors('yellow', 'red'),
    supportNeeds: both(
      ['At timer og pauser bliver skrevet ned.', 'That hours and breaks are written down.'],
      ['Et loft over timer, som er dit eget.', 'A ceiling on hours that is your own.'],
    ),
    workplaceDoes: both(
      [
        'Giver dig en del af en opgave, fx vogne, vask eller håndtag.',
        'Gives you part of a job, such as trolleys, laundry or handles.',
      ],
      ['Betaler for det arbejde, du gør.', 'Pays for the work you do.'],
      ['Presser dig ikke på tempo.', 'Does not press you on pace.'],
    ),
    signs: [when('body', 'short')],
    also: [when('hours', 'up-to-10'), when('attendance', 'alone')],
  },
  {
    key: 'worn-by-the-system',
    name: say('Træt af systemet', 'Worn by the system'),
    primaryBarrier: say(
      'Du har hørt mange løfter, som ikke blev til noget.',
      'You have heard many promises that came to nothing.',
    ),
    strengths: both(
      ['Du kender dine egne grænser.', 'You know your own limits.'],
      ['Du siger det, som det er.', 'You say things as they are.'],
    ),
    doors: doors('red', 'yellow', 'green'),
    supportNeeds: both(
      ['Et ærligt løfte: hvad giver løn, og hvornår.', 'An honest promise: what leads to pay, and when.'],
      ['At du selv vælger stedet.', 'That you choose the place yourself.'],
      ['Den samme sagsbehandler.', 'The same caseworker.'],
    ),
    workplaceDoes: both(
      ['Siger fra første dag, hvad et job kræver.', 'Says from the first day what a job takes.'],
      ['Tager kun imod, når der er et job at få.', 'Takes people in only when there is a job to be had.'],
      ['Giver timer med løn tidligt.', 'Gives paid hours early.'],
    ),
    signs: [when('wish', 'promises')],
    also: [when('experience', 'recent', 'long-ago', 'no-paper')],
  },
]
