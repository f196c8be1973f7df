import type { Contract } from '../../shared/contracts/contracts.schema.ts'
import { useTexts } from '../language.tsx'
import { DateField } from '../ui/DateField.tsx'
import { TextField } from '../ui/TextField.tsx'

/** What a contract is called and when it runs. */
export const ContractFields = ({ contract }: { contract: Contract | null }) => {
  const { form } = useTexts().contracts
  return (
    <>
      <TextField name="title" label={form.name} maxLength={160} defaultValue={contract?.title ?? ''} />
      <DateField name="startsOn" label={form.startsOn} defaultValue={contract?.startsOn} />
      <DateField name="endsOn" label={form.endsOn} defaultValue={contract?.endsOn} />
    </>
  )
}
