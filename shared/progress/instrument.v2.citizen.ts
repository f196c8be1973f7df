import type { CitizenLanguage, Question, Scale } from './instrument.ts'
import { scaleV2 } from './instrument.v2.scale.ts'

/** A citizen's wording. The Ukrainian and the Arabic have not been read by a native speaker yet (decision 025). */
export type CitizenText = Readonly<Record<CitizenLanguage, string>>

/** How well a statement fits, in the citizen's languages. */
export const citizenScaleV2: Scale<CitizenText> = {
  1: { ...scaleV2[1], uk: 'Це зовсім не про мене', ar: 'لا ينطبق عليّ إطلاقًا' },
  2: { ...scaleV2[2], uk: 'Це лише трохи про мене', ar: 'ينطبق عليّ قليلًا فقط' },
  3: { ...scaleV2[3], uk: 'Це частково про мене', ar: 'ينطبق عليّ إلى حدٍّ ما' },
  4: { ...scaleV2[4], uk: 'Це значною мірою про мене', ar: 'ينطبق عليّ إلى حدٍّ كبير' },
  5: { ...scaleV2[5], uk: 'Це повністю про мене', ar: 'ينطبق عليّ تمامًا' },
}

/** What the citizen is asked in version 2, one statement a page. */
export const citizenAsksV2: readonly Question<CitizenText>[] = [
  {
    key: 'self_efficacy',
    statement: {
      da: 'Jeg kan klare et arbejde, hvis jeg får chancen.',
      en: 'I can manage a job if I get the chance.',
      uk: 'Я впораюся з роботою, якщо матиму таку можливість.',
      ar: 'أستطيع القيام بعمل إذا أُتيحت لي الفرصة.',
    },
  },
  {
    key: 'job_belief',
    statement: {
      da: 'Jeg tror, at jeg har et arbejde om et år.',
      en: 'I think I will have a job a year from now.',
      uk: 'Я думаю, що через рік матиму роботу.',
      ar: 'أعتقد أنه سيكون لديّ عمل بعد سنة.',
    },
  },
  {
    key: 'labour_knowledge',
    statement: {
      da: 'Jeg ved, hvilke job jeg kan få.',
      en: 'I know which jobs I could get.',
      uk: 'Я знаю, яку роботу я можу отримати.',
      ar: 'أعرف ما هي الوظائف التي يمكنني الحصول عليها.',
    },
  },
  {
    key: 'goal',
    statement: {
      da: 'Jeg ved, hvad jeg skal gøre nu for at få et arbejde.',
      en: 'I know what to do next to get a job.',
      uk: 'Я знаю, що мені робити далі, щоб отримати роботу.',
      ar: 'أعرف ما هي خطوتي التالية للحصول على عمل.',
    },
  },
  {
    key: 'cooperation',
    statement: {
      da: 'Det er let for mig at arbejde sammen med andre.',
      en: 'I find it easy to work with others.',
      uk: 'Мені легко працювати разом з іншими людьми.',
      ar: 'من السهل عليّ أن أعمل مع الآخرين.',
    },
  },
  {
    key: 'contact_strangers',
    statement: {
      da: 'Jeg kan godt gå hen og tale med folk, jeg ikke kender.',
      en: 'I can go up and talk to people I do not know.',
      uk: 'Я можу підійти й заговорити з незнайомими людьми.',
      ar: 'أستطيع أن أبدأ الحديث مع أشخاص لا أعرفهم.',
    },
  },
  {
    key: 'network',
    statement: {
      da: 'Der er nogen, der støtter mig i at få et arbejde.',
      en: 'Somebody supports me in getting a job.',
      uk: 'Є люди, які підтримують мене на шляху до роботи.',
      ar: 'هناك من يدعمني في الحصول على عمل.',
    },
  },
  {
    key: 'everyday',
    statement: {
      da: 'Jeg har kræfter i min hverdag til også at gå på arbejde.',
      en: 'I have the energy in everyday life to go to work as well.',
      uk: 'У повсякденному житті мені вистачає сил, щоб ще й ходити на роботу.',
      ar: 'لديّ في حياتي اليومية ما يكفي من الطاقة للذهاب إلى العمل أيضًا.',
    },
  },
  {
    key: 'health_coping',
    statement: {
      da: 'Jeg kan passe på mit helbred, så jeg kan arbejde.',
      en: 'I can look after my health so that I can work.',
      uk: 'Я вмію дбати про своє здоров’я так, щоб мати змогу працювати.',
      ar: 'أستطيع أن أعتني بصحتي حتى أتمكن من العمل.',
    },
  },
]
