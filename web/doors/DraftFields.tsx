import { useState } from 'react'
import type { Catalogue, Condition, Text } from '../../shared/doors/doors.schema.ts'
import { catalogueLimits } from '../../shared/doors/keys.ts'
import { useTexts } from '../language.tsx'
import { CheckboxGroup, Select } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx'
import { useSay } from './catalogues.ts'
import { answersIn } from './draftParts.ts'

type Said = { readonly name: string; readonly label: string; readonly optional?: boolean }

/** Room for the longer of the two, so that both can be read as a whole. */
const rowsFor = (value: Text | null | undefined): number =>
  Math.max(2, Math.ceil(Math.max(value?.da.length ?? 0, value?.en.length ?? 0) / 38))

/** A text in both languages, side by side where there is room; `name` is its place in the body. */
export const SaidField = ({
  name,
  label,
  value,
  short,
  optional,
}: Said & { value: Text | null | undefined; short?: boolean }) => {
  const { form } = useTexts().catalogue
  const maybe = optional ? { optional } : {}
  return (
    <div className="form-said">
      {(
        [
          ['da', form.inDanish(label)],
          ['en', form.inEnglish(label)],
        ] as const
      ).map(([language, words]) =>
        short ? (
          <TextField
            key={language}
            name={`${name}.${language}`}
            label={words}
            defaultValue={value?.[language] ?? ''}
            maxLength={catalogueLimits.name}
            {...maybe}
          />
        ) : (
          <TextArea
            key={language}
            name={`${name}.${language}`}
            label={words}
            rows={rowsFor(value)}
            defaultValue={value?.[language] ?? ''}
            maxLength={catalogueLimits.sentence}
            {...maybe}
          />
        ),
      )}
    </div>
  )
}

/** A list of texts in both languages, a point a line. */
export const LinesField = ({ name, label, value }: Said & { value: readonly Text[] | undefined }) => {
  const { form } = useTexts().catalogue
  const lines = value ?? []
  return (
    <div className="form-said">
      {(
        [
          ['da', form.inDanish(label)],
          ['en', form.inEnglish(label)],
        ] as const
      ).map(([language, words]) => (
        <TextArea
          key={language}
          name={`${name}.${language}`}
          label={words}
          hint={form.linesHint}
          rows={Math.max(4, lines.length + 2)}
          defaultValue={lines.map((line) => line[language]).join('\n')}
        />
      ))}
    </div>
  )
}

/** From and to, as two numbers. */
export const RangeField = ({
  name,
  label,
  value,
}: Said & { value: { readonly from: number; readonly to: number } | undefined }) => {
  const { form } = useTexts().catalogue
  return (
    <fieldset className="form-range">
      <legend>{label}</legend>
      <NumberField name={`${name}.from`} label={form.from} width="char-4" defaultValue={value?.from} />
      <NumberField name={`${name}.to`} label={form.to} width="char-4" defaultValue={value?.to} />
    </fieldset>
  )
}

/** One question and the answers to it that count. */
export const WhenFields = ({ name, value, catalogue }: { name: string; value: Condition | undefined; catalogue: Catalogue }) => {
  const { chooseOne } = useTexts().common
  const { form } = useTexts().catalogue
  const say = useSay()
  const [question, setQuestion] = useState(value?.question ?? '')
  return (
    <>
      <Select
        name={`${name}.question`}
        label={form.question}
        empty={form.chooseQuestion}
        missing={chooseOne}
        defaultValue={question}
        choices={catalogue.questions.map(({ key, text }) => ({ value: key, label: say(text) }))}
        onChange={setQuestion}
      />
      {question !== '' && (
        <CheckboxGroup
          key={question}
          name={`${name}.options`}
          label={form.answers}
          choices={answersIn(catalogue, question).map(({ key, text }) => ({ value: key, label: say(text) }))}
          defaultValue={value?.question === question ? value.options : []}
        />
      )}
    </>
  )
}

/** Any answers to any questions; those with none ticked say nothing. */
export const SignsFields = ({
  name,
  label,
  hint,
  value,
  catalogue,
}: Said & { hint: string; value: readonly Condition[]; catalogue: Catalogue }) => {
  const { form } = useTexts().catalogue
  const say = useSay()
  const ticked = (question: string): readonly string[] =>
    value.filter((one) => one.question === question).flatMap(({ options }) => options)
  return (
    <FieldGroup name={name} label={label} hint={hint}>
      {({ id, 'data-label': words }) => (
        <div id={id} data-label={words} tabIndex={-1}>
          {catalogue.groups.map((group) => {
            const questions = catalogue.questions.filter((one) => one.group === group.key)
            const count = questions.reduce((sum, { key }) => sum + ticked(key).length, 0)
            return (
              <Details
                key={group.key}
                open={count > 0}
                summary={count > 0 ? `${say(group.title)} (${form.chosen(count)})` : say(group.title)}
              >
                {questions.map(({ key, text }) => (
                  <CheckboxGroup
                    key={key}
                    name={`${name}.${key}`}
                    label={say(text)}
                    choices={answersIn(catalogue, key).map((option) => ({ value: option.key, label: say(option.text) }))}
                    defaultValue={ticked(key)}
                  />
                ))}
              </Details>
            )
          })}
        </div>
      )}
    </FieldGroup>
  )
}
