import { useState } from 'react'
import type { Answer } from '../../shared/endpoint.ts'
import { siteDoors, siteKinds, siteLimits } from '../../shared/sites/kinds.ts'
import type { sitesApi } from '../../shared/sites/sites.api.ts'
import type { Site } from '../../shared/sites/sites.schema.ts'
import { useTexts } from '../language.tsx'
import { Checkbox, CheckboxGroup, Select } from '../ui/choices.tsx'
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx'
import { ClosedDayRows, ShiftRows, StaffingRows } from './SiteRows.tsx'

type Suppliers = Answer<typeof sitesApi.choices>['suppliers']

/** All of a site in one form; `site` null for a new one, which also chooses its supplier. */
export const SiteFields = ({ site, suppliers }: { site: Site | null; suppliers: Suppliers }) => {
  const { form, kinds } = useTexts().sites
  const { doors } = useTexts().common
  const [supplierId, setSupplierId] = useState(site?.organisationId ?? '')
  const leads = suppliers.find(({ organisationId }) => organisationId === supplierId)?.teamLeads ?? []
  return (
    <>
      <section className="form-part">
        <h2>{form.about}</h2>
        {!site && (
          <Select
            name="organisationId"
            label={form.supplier}
            hint={form.supplierHint}
            empty={form.chooseSupplier}
            choices={suppliers.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
            onChange={setSupplierId}
          />
        )}
        <TextField name="name" label={form.name} defaultValue={site?.name} maxLength={siteLimits.name} />
        <Select
          name="kind"
          label={form.kind}
          empty={form.chooseKind}
          defaultValue={site?.kind}
          choices={siteKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
        />
        <TextField
          name="pNumber"
          label={form.pNumber}
          hint={form.pNumberHint}
          width="char-11"
          inputMode="numeric"
          defaultValue={site?.pNumber}
        />
        <TextField name="street" label={form.street} defaultValue={site?.street} maxLength={siteLimits.street} />
        <TextField name="postalCode" label={form.postalCode} width="char-4" inputMode="numeric" defaultValue={site?.postalCode} />
        <TextField name="town" label={form.town} width="char-27" defaultValue={site?.town} maxLength={siteLimits.town} />
        <Checkbox
          name="childrenPresent"
          label={form.children}
          hint={form.childrenHint}
          defaultChecked={site?.childrenPresent ?? false}
        />
        <Checkbox
          name="publicHost"
          label={form.publicHost}
          hint={form.publicHostHint}
          defaultChecked={site?.publicHost ?? false}
        />
        <Checkbox name="closed" label={form.closed} hint={form.closedHint} defaultChecked={site?.closed ?? false} />
      </section>
      <section className="form-part">
        <h2>{form.places}</h2>
        <p className="quiet">{form.placesHint}</p>
        {siteDoors.map((door) => (
          <NumberField
            key={door}
            name={`places.${door}`}
            label={doors.full(doors[door].word, doors[door].colour)}
            width="char-4"
            defaultValue={site?.doors.find((one) => one.door === door)?.places ?? 0}
          />
        ))}
      </section>
      <section className="form-part">
        <h2>{form.leads}</h2>
        {leads.length > 0 ? (
          <CheckboxGroup
            key={supplierId}
            name="teamLeadIds"
            label={form.leads}
            hint={form.leadsHint}
            choices={leads.map(({ staffId, name }) => ({ value: staffId, label: name }))}
            defaultValue={site?.teamLeads?.map(({ staffId }) => staffId) ?? []}
          />
        ) : (
          <p className="quiet">{supplierId === '' ? form.chooseSupplier : form.noLeads}</p>
        )}
      </section>
      <section className="form-part">
        <h2>{form.buddies}</h2>
        <TextArea
          name="buddies"
          label={form.buddies}
          hint={form.buddiesHint}
          optional
          rows={4}
          defaultValue={site?.buddies?.join('\n')}
        />
      </section>
      <section className="form-part">
        <h2>{form.rep}</h2>
        <p className="quiet">{form.repHint}</p>
        <TextField
          name="rep.name"
          label={form.repName}
          optional
          defaultValue={site?.rep?.name ?? ''}
          maxLength={siteLimits.rep}
          autoComplete="off"
        />
        <TextField
          name="rep.email"
          type="email"
          label={form.repEmail}
          optional
          defaultValue={site?.rep?.email ?? ''}
          autoComplete="off"
        />
        <TextField
          name="rep.phone"
          type="tel"
          label={form.repPhone}
          optional
          width="char-27"
          defaultValue={site?.rep?.phone ?? ''}
          autoComplete="off"
        />
      </section>
      <section className="form-part">
        <h2>{form.shifts}</h2>
        <ShiftRows shifts={site?.shifts ?? []} />
      </section>
      <section className="form-part">
        <h2>{form.tasks}</h2>
        <TextArea name="tasks" label={form.tasks} hint={form.tasksHint} rows={6} defaultValue={site?.tasks.join('\n')} />
      </section>
      <section className="form-part">
        <h2>{form.staffing}</h2>
        <StaffingRows staffing={site?.staffing ?? []} />
      </section>
      <section className="form-part">
        <h2>{form.closedDays}</h2>
        <ClosedDayRows closedDays={site?.closedDays ?? []} />
      </section>
    </>
  )
}
