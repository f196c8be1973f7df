import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// Whatever reports an error to the console has not worked, even if every expectation was met.
let complaints: MockInstance<typeof globalThis.console.error> | undefined

beforeEach(() => {
  complaints = vi.spyOn(globalThis.console, 'error')
})

afterEach(() => {
  const said = complaints?.mock.calls ?? []
  complaints?.mockRestore()
  expect(said, 'console.error was called').toEqual([])
})
