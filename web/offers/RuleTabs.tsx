import { may } from '../../shared/permissions.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Tabs } from '../ui/Tabs.tsx'

/** The rules, the budget of mentor hours, and for who keeps them the wages and subsidies side by side. */
export const RuleTabs = ({ current }: { current: 'rules' | 'mentor' | 'rates' }) => {
  const { offers, pace } = useTexts()
  const { page } = offers
  const { role } = useSignedIn()
  return (
    <Tabs
      label={page.views}
      tabs={[
        { key: 'rules', to: href.rules(), label: page.rules, current: current === 'rules' },
        { key: 'mentor', to: href.mentorBudget(), label: page.mentor, current: current === 'mentor' },
        ...(may(role, 'pace.write')
          ? [{ key: 'rates', to: href.paceRates(), label: pace.ratesPage.tab, current: current === 'rates' }]
          : []),
      ]}
    />
  )
}
