import { useState } from 'react'
import { type ActionFunctionArgs, Link, useFetcher, useLoaderData } from 'react-router'
import { type SettingView, settingsApi } from '../../shared/accounts/settings.api.ts'
import { type SettingKey, settingKeys, settings as thresholds } from '../../shared/accounts/settings.ts'
import { todayIn } from '../../shared/calendar.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { may } from '../../shared/permissions.ts'
import { danishTime } from '../../shared/zone.ts'
import { call, mend } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { NumberField } from '../ui/TextField.tsx'

export const loader = () => call(settingsApi.settings)

const isKey = (text: unknown): text is SettingKey => settingKeys.some((key) => key === text)

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  const key = data.get('key')
  data.delete('key')
  if (!isKey(key)) return null
  try {
    return await call(settingsApi.set, { params: { key }, body: formBody<Ask<typeof settingsApi.set>['body']>(data) })
  } catch (error) {
    return mend(error)
  }
}

const groups = ['alerts', 'supplier', 'contract'] as const
const groupOf = (key: SettingKey): (typeof groups)[number] =>
  key === 'supplier-access-days' ? 'supplier' : key === 'displacement-trainees' ? 'contract' : 'alerts'

const unitOf = (key: SettingKey): 'days' | 'percent' | 'people' =>
  key === 'attendance-below' ? 'percent' : key === 'displacement-trainees' ? 'people' : 'days'

/** The municipality's thresholds: what each does, what it is, and who set it; an administrator sets another. */
export const Component = () => {
  const { settings } = useLoaderData<typeof loader>()
  const { settings: texts, lastingDefinition } = useTexts()
  const { role } = useSignedIn()
  const mayWrite = may(role, 'settings.write')
  const [chosen, choose] = useState<{ readonly setting: SettingView; readonly open: boolean } | null>(null)
  const [told, tell] = useState<string | null>(null)
  const now = chosen?.open && settings.find(({ key }) => key === chosen.setting.key)
  // saved: the focus goes back to what opened the dialog
  if (chosen && now && now.version !== chosen.setting.version) {
    choose({ ...chosen, open: false })
    tell(texts.saved(texts.names[now.key], texts.value[unitOf(now.key)](now.value)))
  }
  return (
    <div className="page settings">
      <PageTitle title={texts.title} lede={mayWrite ? texts.lede : texts.ledeRead} />
      <p role="status" className={told ? 'told' : 'sr-only'}>
        {told}
      </p>
      {groups.map((group) => (
        <section key={group} aria-labelledby={`indstillinger-${group}`}>
          <h2 id={`indstillinger-${group}`}>{texts.groups[group]}</h2>
          <ul className="plain-list">
            {settings
              .filter(({ key }) => groupOf(key) === group)
              .map((setting) => (
                <Line
                  key={setting.key}
                  setting={setting}
                  onChange={
                    mayWrite
                      ? () => {
                          tell(null)
                          choose({ setting, open: true })
                        }
                      : undefined
                  }
                />
              ))}
          </ul>
        </section>
      ))}
      <p>
        <Link to={href.lastingDefinition()}>{lastingDefinition.title}</Link>
      </p>
      {chosen && <Change key={chosen.setting.key} {...chosen} onClose={() => choose({ ...chosen, open: false })} />}
    </div>
  )
}

const Line = ({ setting, onChange }: { setting: SettingView; onChange: (() => void) | undefined }) => {
  const texts = useTexts().settings
  const format = useFormat()
  const { key, value, setBy, setAt } = setting
  const on = setAt && format.date(todayIn(danishTime, Date.parse(setAt)))
  const origin = on ? (setBy ? texts.setBy(setBy, on) : texts.setOn(on)) : texts.asItCame
  return (
    <li className="setting">
      <div>
        <h3>{texts.names[key]}</h3>
        <p>{texts.does[key]}</p>
      </div>
      <p className="setting-value">
        <b>{texts.value[unitOf(key)](value)}</b>
        <span className="quiet">{origin}</span>
      </p>
      {onChange && (
        <Button icon="edit" onClick={onChange} aria-label={texts.changeNamed(texts.names[key])}>
          {texts.change}
        </Button>
      )}
    </li>
  )
}

const Change = ({
  setting: { key, value, version },
  open,
  onClose,
}: {
  setting: SettingView
  open: boolean
  onClose: () => void
}) => {
  const { settings: texts, common } = useTexts()
  const fetcher = useFetcher({ key: `setting ${key} ${version}` })
  const { min, max, otherwise } = thresholds[key]
  const unit = unitOf(key)
  const hint = `${texts.range(String(min), texts.value[unit](max))} ${texts.otherwise(texts.value[unit](otherwise))}`
  return (
    <Dialog open={open} onClose={onClose} title={texts.names[key]}>
      <p>{texts.does[key]}</p>
      <ActionForm fetcher={fetcher}>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="version:number" value={version} />
        <NumberField
          name="value"
          label={texts.field[unit]}
          hint={hint}
          unit={texts.units[unit]}
          width="char-4"
          defaultValue={value}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {texts.submit}
          </Button>
          <Button kind="tertiary" onClick={onClose}>
            {common.cancel}
          </Button>
        </ButtonRow>
      </ActionForm>
    </Dialog>
  )
}
