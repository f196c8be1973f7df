import { href } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'

/** Nothing here, or nothing for this person: the two look the same. */
export const NotFound = () => {
  const { notFound, error } = useTexts().common
  return (
    <div className="page page-narrow">
      <PageTitle title={notFound.title} lede={notFound.text} />
      <LinkButton to={href.home()}>{error.home}</LinkButton>
    </div>
  )
}
