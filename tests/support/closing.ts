import { afterAll } from 'vitest'
import { closeAll } from './world.ts'

// read for each file, unlike what the files share
afterAll(closeAll)
