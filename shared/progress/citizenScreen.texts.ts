import type { CitizenLanguage } from './instrument.ts'

/** Each language in its own words, and the way it is read. */
export const languageNames: Readonly<Record<CitizenLanguage, string>> = {
  da: 'Dansk',
  en: 'English',
  uk: 'Українська',
  ar: 'العربية',
}
export const directionOf = (language: CitizenLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** All that stands around the questions while a citizen answers, on the caseworker's screen or by a link. */
type CitizenScreenTexts = {
  readonly chooseLanguage: string
  readonly title: string
  readonly intro: (count: number) => string
  readonly noWrong: string
  readonly whoSees: string
  readonly begin: string
  readonly count: (at: number, of: number) => string
  readonly howWell: string
  readonly skip: string
  readonly previous: string
  readonly next: string
  readonly toReview: string
  readonly reviewTitle: string
  readonly review: string
  readonly notAnswered: string
  readonly edit: (statement: string) => string
  readonly editShort: string
  readonly send: string
  readonly sending: string
  readonly nothingAnswered: string
  readonly readAloud: string
  readonly stopReading: string
  readonly thanksTitle: string
  readonly thanksScreen: string
  readonly thanksLink: string
  readonly handBack: string
  readonly linkTitle: string
  readonly used: string
  readonly answeredToday: string
  readonly over: string
  readonly failed: string
  readonly rewritten: string
}

const da: CitizenScreenTexts = {
  chooseLanguage: 'Vælg sprog',
  title: 'Hvor godt passer det på dig?',
  intro: (count) => `Du får ${count} korte spørgsmål. Vælg det svar, der passer bedst på dig lige nu.`,
  noWrong: 'Ingen svar er forkerte. Du må springe over. Ingen får en samlet karakter.',
  whoSees: 'Din sagsbehandler ser dine svar. Din arbejdsplads ser dem ikke.',
  begin: 'Begynd',
  count: (at, of) => `Spørgsmål ${at} af ${of}`,
  howWell: 'Hvor godt passer det på dig?',
  skip: 'Ved ikke, eller vil ikke svare',
  previous: 'Tilbage',
  next: 'Næste',
  toReview: 'Se mine svar',
  reviewTitle: 'Dine svar',
  review: 'Se dem igennem. Du kan rette, indtil du sender.',
  notAnswered: 'Ikke svaret',
  edit: (statement) => `Ret svaret på: ${statement}`,
  editShort: 'Ret',
  send: 'Send mine svar',
  sending: 'Sender',
  nothingAnswered: 'Svar på mindst ét af de første spørgsmål, før du sender.',
  readAloud: 'Læs op',
  stopReading: 'Stop oplæsning',
  thanksTitle: 'Tak for dine svar',
  thanksScreen: 'Giv skærmen tilbage til din sagsbehandler.',
  thanksLink: 'Dine svar er gemt. Du kan lukke siden nu.',
  handBack: 'Tilbage til sagsbehandleren',
  linkTitle: 'Spørgsmål til dig',
  used: 'Der er allerede svaret med det her link. Svarene er gemt. Du kan lukke siden.',
  answeredToday: 'Der er allerede svaret i dag. Du kan lukke siden.',
  over: 'Linket virker ikke. Måske er det blevet for gammelt. Bed din sagsbehandler om et nyt.',
  failed: 'Dine svar blev ikke sendt. De står her endnu. Prøv igen om lidt.',
  rewritten: 'Spørgsmålene er skrevet om, mens du svarede. Åbn siden igen, og svar på de nye.',
}

const en: CitizenScreenTexts = {
  chooseLanguage: 'Choose a language',
  title: 'How well does it fit you?',
  intro: (count) => `You get ${count} short questions. Choose the answer that fits you best right now.`,
  noWrong: 'No answer is wrong. You may skip. Nobody gets an overall mark.',
  whoSees: 'Your caseworker sees your answers. Your workplace does not.',
  begin: 'Begin',
  count: (at, of) => `Question ${at} of ${of}`,
  howWell: 'How well does it fit you?',
  skip: 'Do not know, or would rather not say',
  previous: 'Back',
  next: 'Next',
  toReview: 'See my answers',
  reviewTitle: 'Your answers',
  review: 'Look them through. You can change them until you send them.',
  notAnswered: 'Not answered',
  edit: (statement) => `Change the answer to: ${statement}`,
  editShort: 'Change',
  send: 'Send my answers',
  sending: 'Sending',
  nothingAnswered: 'Answer at least one of the first questions before you send.',
  readAloud: 'Read aloud',
  stopReading: 'Stop reading',
  thanksTitle: 'Thank you for your answers',
  thanksScreen: 'Give the screen back to your caseworker.',
  thanksLink: 'Your answers are saved. You can close the page now.',
  handBack: 'Back to the caseworker',
  linkTitle: 'Questions for you',
  used: 'This link has already been answered. The answers are saved. You can close the page.',
  answeredToday: 'You have already answered today. You can close the page.',
  over: 'The link does not work. It may be too old. Ask your caseworker for a new one.',
  failed: 'Your answers were not sent. They are still here. Try again in a moment.',
  rewritten: 'The questions were rewritten while you answered. Open the page again and answer the new ones.',
}

const uk: CitizenScreenTexts = {
  chooseLanguage: 'Виберіть мову',
  title: 'Наскільки це про вас?',
  intro: (count) => `Кількість коротких запитань: ${count}. Вибирайте відповідь, яка найкраще підходить вам саме зараз.`,
  noWrong: 'Неправильних відповідей немає. Запитання можна пропустити. Загальної оцінки ніхто не отримує.',
  whoSees: 'Ваші відповіді бачить ваш соціальний працівник. На роботі їх не бачать.',
  begin: 'Почати',
  count: (at, of) => `Запитання ${at} з ${of}`,
  howWell: 'Наскільки це про вас?',
  skip: 'Не знаю або не хочу відповідати',
  previous: 'Назад',
  next: 'Далі',
  toReview: 'Переглянути мої відповіді',
  reviewTitle: 'Ваші відповіді',
  review: 'Перегляньте їх. Ви можете змінити відповіді, доки не надішлете їх.',
  notAnswered: 'Немає відповіді',
  edit: (statement) => `Змінити відповідь: ${statement}`,
  editShort: 'Змінити',
  send: 'Надіслати відповіді',
  sending: 'Надсилання',
  nothingAnswered: 'Перш ніж надіслати, дайте відповідь хоча б на одне з перших запитань.',
  readAloud: 'Прочитати вголос',
  stopReading: 'Зупинити читання',
  thanksTitle: 'Дякуємо за ваші відповіді',
  thanksScreen: 'Поверніть екран вашому соціальному працівникові.',
  thanksLink: 'Ваші відповіді збережено. Тепер ви можете закрити сторінку.',
  handBack: 'Назад до соціального працівника',
  linkTitle: 'Запитання до вас',
  used: 'За цим посиланням уже надіслано відповіді. Їх збережено. Ви можете закрити сторінку.',
  answeredToday: 'Сьогодні відповіді вже надіслано. Ви можете закрити сторінку.',
  over: 'Посилання не працює. Можливо, воно застаріло. Попросіть у свого соціального працівника нове.',
  failed: 'Ваші відповіді не надіслано. Вони досі тут. Спробуйте ще раз за хвилину.',
  rewritten: 'Поки ви відповідали, запитання змінилися. Відкрийте сторінку ще раз і дайте відповідь на нові.',
}

const ar: CitizenScreenTexts = {
  chooseLanguage: 'اختيار اللغة',
  title: 'إلى أي حدّ ينطبق هذا عليك؟',
  intro: (count) => `عدد الأسئلة القصيرة: ${count}. المطلوب هو اختيار الجواب الأنسب لك الآن.`,
  noWrong: 'لا يوجد جواب خاطئ. يمكنك تخطّي أي سؤال. لا أحد يحصل على درجة إجمالية.',
  whoSees: 'يطّلع الموظف المسؤول عن ملفك على أجوبتك. مكان عملك لا يراها.',
  begin: 'ابدأ',
  count: (at, of) => `السؤال ${at} من ${of}`,
  howWell: 'إلى أي حدّ ينطبق هذا عليك؟',
  skip: 'لا أعرف، أو لا أريد الإجابة',
  previous: 'السابق',
  next: 'التالي',
  toReview: 'عرض أجوبتي',
  reviewTitle: 'أجوبتك',
  review: 'يمكنك مراجعة أجوبتك وتعديلها قبل الإرسال.',
  notAnswered: 'بدون جواب',
  edit: (statement) => `تعديل الجواب: ${statement}`,
  editShort: 'تعديل',
  send: 'إرسال أجوبتي',
  sending: 'جارٍ الإرسال',
  nothingAnswered: 'يرجى الإجابة عن سؤال واحد على الأقل من الأسئلة الأولى قبل الإرسال.',
  readAloud: 'قراءة بصوت عالٍ',
  stopReading: 'إيقاف القراءة',
  thanksTitle: 'شكرًا على أجوبتك',
  thanksScreen: 'يرجى إعادة الشاشة إلى الموظف المسؤول عن ملفك.',
  thanksLink: 'تم حفظ أجوبتك. يمكنك إغلاق الصفحة الآن.',
  handBack: 'العودة إلى الموظف المسؤول',
  linkTitle: 'أسئلة لك',
  used: 'تمت الإجابة عن طريق هذا الرابط من قبل، والأجوبة محفوظة. يمكنك إغلاق الصفحة.',
  answeredToday: 'تمت الإجابة اليوم من قبل. يمكنك إغلاق الصفحة.',
  over: 'الرابط لا يعمل. ربما انتهت مدته. يمكنك طلب رابط جديد من الموظف المسؤول عن ملفك.',
  failed: 'لم يتم إرسال أجوبتك. ما زالت موجودة هنا. يرجى المحاولة مرة أخرى بعد قليل.',
  rewritten: 'تغيّرت الأسئلة أثناء إجابتك. يرجى فتح الصفحة من جديد والإجابة عن الأسئلة الجديدة.',
}

export const citizenScreen: Readonly<Record<CitizenLanguage, CitizenScreenTexts>> = { da, en, uk, ar }
