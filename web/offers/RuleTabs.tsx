import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Tabs } from '../ui/Tabs.tsx'

/** The rules and the budget of mentor hours side by side. */
export const RuleTabs = ({ current }: { current: 'rules' | 'mentor' }) => {
  const { page } = useTexts().offers
  return (
    <Tabs
      label={page.views}
      tabs={[
        { key: 'rules', to: href.rules(), label: page.rules, current: current === 'rules' },
        { key: 'mentor', to: href.mentorBudget(), label: page.mentor, current: current === 'mentor' },
      ]}
    />
  )
}
