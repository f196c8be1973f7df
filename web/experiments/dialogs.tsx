import type { ExperimentPage } from '../../shared/experiments/experiments.schema.ts'
import { experimentLimits } from '../../shared/experiments/keys.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Deed } from '../placements/Deed.tsx'
import { TextArea } from '../ui/TextField.tsx'

type Props = { readonly page: ExperimentPage; readonly open: boolean; readonly onClose: () => void }

const hiddenOf = ({ experiment: { version } }: ExperimentPage) => ({ 'version:number': version })

export const StartDialog = ({ page, ...props }: Props) => {
  const { start } = useTexts().experiments
  return (
    <Deed
      {...props}
      about={page.experiment.experimentId}
      intent="start"
      title={start.title}
      what={start.what}
      who={start.who}
      submit={start.go}
      hidden={hiddenOf(page)}
    />
  )
}

/** Before the planned end it asks why. */
export const StopDialog = ({ page, ...props }: Props) => {
  const { stop } = useTexts().experiments
  const format = useFormat()
  const { experimentId, endsOn } = page.experiment
  const early = page.asOf < endsOn
  return (
    <Deed
      {...props}
      about={experimentId}
      intent="stop"
      title={stop.title}
      what={stop.what}
      who={early && stop.early(format.date(endsOn))}
      submit={stop.go}
      hidden={hiddenOf(page)}
      warning
    >
      {early && <TextArea name="reason" label={stop.reason} rows={3} maxLength={experimentLimits.reason} />}
    </Deed>
  )
}

export const ConcludeDialog = ({ page, ...props }: Props) => {
  const { conclude } = useTexts().experiments
  const format = useFormat()
  const unseen = page.result.says === 'not-yet'
  return (
    <Deed
      {...props}
      about={page.experiment.experimentId}
      intent="conclude"
      title={conclude.title}
      what={conclude.what}
      who={unseen && conclude.before(format.date(page.resultFrom))}
      submit={conclude.submit}
      hidden={hiddenOf(page)}
    >
      <TextArea name="conclusion" label={conclude.field} rows={6} maxLength={experimentLimits.conclusion} />
    </Deed>
  )
}

export const DropDialog = ({ page, ...props }: Props) => {
  const { drop } = useTexts().experiments
  return (
    <Deed
      {...props}
      about={page.experiment.experimentId}
      intent="drop"
      title={drop.title}
      what={drop.what}
      submit={drop.go}
      hidden={hiddenOf(page)}
      warning
    />
  )
}
