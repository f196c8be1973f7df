// Plants the town of the journeys in FODFAESTE_DATA and ends: run beside other stages, it spares each house planting its own.
import { plantTown } from '../../prisma/seed/town.ts'
import { readConfig } from '../../server/config.ts'
import { openHouse } from '../../server/open.ts'

const house = await openHouse(readConfig(process.env))
await plantTown(house, () => undefined)
await house.close()
