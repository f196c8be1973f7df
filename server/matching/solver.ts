import loadHighs, { type Highs } from 'highs'
import {
  type Assignment,
  assignmentFrom,
  type IntakeProblem,
  type Program,
  programOf,
} from '../../shared/matching/intake.rules.ts'

/** Longer than this a day's plan is not waited for, in seconds; two are what 200 citizens × 150 sites may take with all reasons. */
const limit = 6

const nearest = 1e-6
const isWhole = (values: ArrayLike<number>): boolean =>
  Array.prototype.every.call(values, (value: number) => Math.abs(value - Math.round(value)) < nearest)

/** Columns of the best whole solution; throws when it was not found in time. Equal programs have equal answers. */
const solve = (highs: Highs, { columns, rows, gain, rowMost, starts, rowsOf, values }: Program): ArrayLike<number> => {
  const { objectiveSense, variableType, modelStatus } = highs.constants
  return highs.withModel(
    {
      numCols: columns,
      numRows: rows,
      sense: objectiveSense.maximize,
      colCost: gain,
      colLower: new Float64Array(columns),
      colUpper: new Float64Array(columns).fill(1),
      rowLower: new Float64Array(rows).fill(-highs.infinity),
      rowUpper: rowMost,
      matrix: { format: 'csc', numRows: rows, numCols: columns, starts, indices: rowsOf, values },
    },
    (model) => {
      model.options.set({ output_flag: false, random_seed: 0, time_limit: limit, mip_rel_gap: 0, mip_abs_gap: 0.5 })
      const run = (): ArrayLike<number> => {
        if (model.run().modelStatus !== modelStatus.optimal) throw new Error('the plan of the day was not found in time')
        return model.getSolution().colValue
      }
      // places lie in doors and doors in sites, so the relaxation ends in whole numbers (a laminar family); should rules to come
      // break that, whole numbers are asked for
      const relaxed = run()
      if (isWhole(relaxed)) return relaxed
      model.changeColsIntegrality({ kind: 'range', from: 0, to: columns - 1 }, new Int32Array(columns).fill(variableType.integer))
      return run()
    },
  )
}

let loaded: Promise<Highs> | undefined

/** The best day there is, by integer program. */
export const bestDay = async (problem: IntakeProblem): Promise<Assignment> => {
  if (problem.pairs.length === 0) return assignmentFrom(problem, [])
  loaded ??= loadHighs()
  return assignmentFrom(problem, solve(await loaded, programOf(problem)))
}
