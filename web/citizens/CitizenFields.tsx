import { type ReactNode, useId, useState } from 'react'
import { benefitsOn, visitationsOn } from '../../shared/citizens/benefits.ts'
import { childCertificates } from '../../shared/citizens/certificates.ts'
import { lengths } from '../../shared/citizens/citizens.limits.ts'
import type { CitizenDetails } from '../../shared/citizens/citizens.schema.ts'
import { siteKinds } from '../../shared/sites/kinds.ts'
import { useSession } from '../app/session.ts'
import { useTexts } from '../language.tsx'
import { Checkbox, CheckboxGroup, RadioGroup, Select } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx'
import { WeekHours } from '../ui/WeekHours.tsx'
import { ProtectedAddress } from './ProtectedAddress.tsx'

type Caseworker = { readonly staffId: string; readonly name: string }

const Group = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className="form-part">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** What can be chosen today, and what stands there already. */
const withCurrent = <K extends string>(offered: readonly K[], current: K | null | undefined): readonly K[] =>
  current && !offered.includes(current) ? [current, ...offered] : offered

const text = (value: string | null | undefined) => value ?? ''

const AddressFields = ({ address }: { address: Pick<CitizenDetails, 'street' | 'postalCode' | 'town'> | undefined }) => {
  const { fields } = useTexts().citizens
  return (
    <>
      <TextField name="street" label={fields.street} optional defaultValue={text(address?.street)} autoComplete="off" />
      <TextField
        name="postalCode"
        label={fields.postalCode}
        optional
        width="char-4"
        inputMode="numeric"
        defaultValue={text(address?.postalCode)}
        autoComplete="off"
      />
      <TextField name="town" label={fields.town} optional width="char-27" defaultValue={text(address?.town)} autoComplete="off" />
    </>
  )
}

/** What a citizen can and would like; what was wished for stays to be seen where no site has it any more. */
const Wishes = ({ citizen, tasks }: { citizen: CitizenDetails | undefined; tasks: readonly string[] }) => {
  const { citizens, sites } = useTexts()
  const { fields, form } = citizens
  const held = citizen?.availability ?? []
  const [typed, setTyped] = useState<readonly string[]>(
    [0, 1, 2, 3, 4, 5, 6].map((day) => (held[day] ? String(held[day]).replace('.', ',') : '')),
  )
  const wished = citizen?.wishedTasks ?? []
  const offered = [...wished.filter((task) => !tasks.includes(task)), ...tasks]
  return (
    <Group title={form.wishes}>
      <p className="form-hint">{form.wishesHint}</p>
      <WeekHours
        name="availability"
        label={fields.availability}
        hint={form.availabilityHint}
        optional
        typed={typed}
        onChange={setTyped}
      />
      <div className="wish-choices">
        <CheckboxGroup
          name="wishedKinds"
          label={fields.wishedKinds}
          optional
          choices={siteKinds.map((kind) => ({ value: kind, label: sites.kinds[kind] }))}
          defaultValue={citizen?.wishedKinds ?? []}
        />
        {offered.length === 0 ? (
          <p className="form-hint">{form.noTasks}</p>
        ) : (
          <CheckboxGroup
            name="wishedTasks"
            label={fields.wishedTasks}
            optional
            choices={offered.map((task) => ({ value: task, label: task }))}
            defaultValue={wished}
          />
        )}
      </div>
      <NumberField
        name="travelLimitKm"
        label={fields.travelLimitKm}
        hint={form.travelHint}
        optional
        unit={form.km}
        width="char-4"
        defaultValue={citizen?.travelLimitKm}
      />
    </Group>
  )
}

/** All that is written about a citizen by hand, in the order of a first talk. `cpr` is the field itself, or the number that stands. */
export const CitizenFields = ({
  citizen,
  caseworkers,
  caseworkerId,
  tasks,
  cpr,
}: {
  citizen?: CitizenDetails
  caseworkers: readonly Caseworker[]
  /** Who is chosen to begin with. */
  caseworkerId: string | null
  /** The tasks of all sites, to wish from. */
  tasks: readonly string[]
  cpr: ReactNode
}) => {
  const { fields, form, address, benefits, visitations, childCertificates: words } = useTexts().citizens
  const { today } = useSession()
  return (
    <>
      <Group title={form.identity}>
        {cpr}
        <TextField name="firstName" label={fields.firstName} defaultValue={text(citizen?.firstName)} autoComplete="off" />
        <TextField name="lastName" label={fields.lastName} defaultValue={text(citizen?.lastName)} autoComplete="off" />
        <Checkbox
          name="protectedAddress"
          label={fields.protectedAddress}
          hint={form.protectedHint}
          defaultChecked={citizen?.protectedAddress ?? false}
        />
      </Group>
      <Group title={form.contact}>
        {citizen?.protectedAddress ? (
          <ProtectedAddress citizenId={citizen.citizenId}>
            {(revealed) =>
              revealed ? (
                <>
                  <input type="hidden" name="addressSeen:flag" value="true" />
                  <AddressFields address={revealed} />
                </>
              ) : (
                <p className="form-hint">{address.kept}</p>
              )
            }
          </ProtectedAddress>
        ) : (
          <AddressFields address={citizen} />
        )}
        <TextField
          name="phone"
          type="tel"
          label={fields.phone}
          hint={form.phoneHint}
          optional
          width="char-27"
          defaultValue={text(citizen?.phone)}
          autoComplete="off"
        />
        <TextField
          name="email"
          type="email"
          label={fields.email}
          optional
          defaultValue={text(citizen?.email)}
          autoComplete="off"
        />
        <TextField
          name="language"
          label={fields.language}
          hint={form.languageHint}
          optional
          width="char-27"
          defaultValue={text(citizen?.language)}
          autoComplete="off"
        />
      </Group>
      <Group title={form.benefit}>
        <Select
          name="benefit"
          label={fields.benefit}
          optional
          empty={form.none}
          defaultValue={citizen?.benefit}
          choices={withCurrent(benefitsOn(today), citizen?.benefit).map((value) => ({ value, label: benefits[value] }))}
        />
        <Select
          name="visitation"
          label={fields.visitation}
          optional
          empty={form.none}
          defaultValue={citizen?.visitation}
          choices={withCurrent(visitationsOn(today), citizen?.visitation).map((value) => ({ value, label: visitations[value] }))}
        />
        <DateField name="benefitSince" label={fields.benefitSince} optional defaultValue={citizen?.benefitSince} />
      </Group>
      <Group title={form.work}>
        <Select
          name="caseworkerId"
          label={fields.caseworker}
          optional
          empty={form.noCaseworker}
          defaultValue={caseworkerId}
          choices={caseworkers.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        />
        <NumberField
          name="weeklyHours"
          label={fields.weeklyHours}
          hint={form.hoursHint}
          optional
          unit={form.hoursUnit}
          defaultValue={citizen?.weeklyHours}
        />
        <RadioGroup
          name="childCertificate"
          label={fields.childCertificate}
          hint={form.childCertificateHint}
          defaultValue={citizen?.childCertificate ?? 'not_relevant'}
          choices={childCertificates.map((value) => ({ value, label: words[value] }))}
        />
      </Group>
      <Wishes citizen={citizen} tasks={tasks} />
      <Group title={form.needs}>
        <TextArea
          name="needsForSupplier"
          label={fields.needsForSupplier}
          hint={form.needsHint}
          optional
          maxLength={lengths.needs}
          defaultValue={text(citizen?.needsForSupplier)}
        />
        <DateField
          name="needsAgreedOn"
          label={fields.needsAgreedOn}
          hint={form.agreedHint}
          optional
          defaultValue={citizen?.needsAgreedOn}
        />
      </Group>
      <Group title={form.own}>
        <TextArea
          name="note"
          label={fields.note}
          hint={form.noteHint}
          optional
          maxLength={lengths.note}
          defaultValue={text(citizen?.note)}
        />
      </Group>
    </>
  )
}
