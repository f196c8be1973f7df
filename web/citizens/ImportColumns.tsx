import type { HeaderChoices } from '../../shared/citizens/citizens.schema.ts'
import { importFields } from '../../shared/citizens/headers.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Details } from '../ui/Details.tsx'
import { Notice } from '../ui/Notice.tsx'
import { StepForm } from './ImportPage.tsx'
import type { Import, Importing } from './importing.ts'

// a header may hold any sign, so a field is named by the column's place
const nameOf = (index: number): string => `column-${index}`

const isChoice = (text: string): text is HeaderChoices[string] =>
  text === 'ignore' || importFields.some((field) => field === text)

/** The questions about columns: what is not recognised is asked, with some of what stands in it. */
export const ImportColumns = ({ importing, at }: { importing: Importing; at: Extract<Import, { step: 'columns' }> }) => {
  const { import: texts, fields } = useTexts().citizens
  const format = useFormat()
  const { columns, questions } = at.preview
  const isMissing = questions.missing.length > 0
  const double = new Set(questions.ambiguous.flatMap(({ headers }) => headers))
  const asked = columns.flatMap((column, index) =>
    column.field === null || isMissing || double.has(column.header) ? [{ ...column, index }] : [],
  )
  const known = columns.filter(({ header }) => !asked.some((one) => one.header === header))
  const wordFor = (field: HeaderChoices[string] | null) =>
    field === null ? '' : field === 'ignore' ? texts.columnIgnore : fields[field]
  const submit = (data: FormData) => {
    const answers = asked.map(({ header, index }) => ({ header, index, answer: String(data.get(nameOf(index)) ?? '') }))
    const open = answers.filter(({ answer }) => answer === '')
    if (open.length > 0) {
      importing.refuse(
        new ProblemError('invalid', { errors: open.map(({ index }) => ({ code: 'required', pointer: `/${nameOf(index)}` })) }),
      )
      return
    }
    void importing.decide(
      Object.fromEntries(answers.flatMap(({ header, answer }) => (isChoice(answer) ? [[header, answer]] : []))),
    )
  }
  return (
    <>
      <p className="lede">
        <strong>{texts.fromFile(at.file.fileName)}.</strong> {texts.columnsLede}
      </p>
      <StepForm importing={importing} onSubmit={submit}>
        {questions.missing.map((what) => (
          <Notice key={what} tone="warning">
            {texts.columnsMissing[what]}
          </Notice>
        ))}
        {questions.ambiguous.map(({ fact, headers }) => (
          <Notice key={fact} tone="warning">
            {texts.columnsDouble(format.list(headers))}
          </Notice>
        ))}
        {asked.map(({ header, field, samples, index }) => (
          <Select
            key={header}
            name={nameOf(index)}
            label={texts.columnUnknown(header)}
            hint={samples.length > 0 ? texts.columnSamples(samples.join(' · ')) : texts.columnEmpty}
            empty={texts.columnChoose}
            defaultValue={field}
            choices={[
              { value: 'ignore', label: texts.columnIgnore },
              ...importFields.map((value) => ({ value, label: fields[value] })),
            ]}
          />
        ))}
        <ButtonRow>
          <Button type="submit" kind="primary">
            {importing.busy ? texts.reading : texts.columnsGo}
          </Button>
          <Button kind="tertiary" onClick={importing.startOver}>
            {texts.again}
          </Button>
        </ButtonRow>
      </StepForm>
      {known.length > 0 && (
        <Details summary={texts.columnsKnown}>
          <DefinitionList facts={known.map(({ header, field }) => [header, wordFor(field)] as const)} />
        </Details>
      )}
    </>
  )
}
