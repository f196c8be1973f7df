import { siteKinds } from '../sites/kinds.ts'

/** Where somebody is placed now; 'none' without a running placement. */
export const nowKinds = [...siteKinds, 'none'] as const
export const reportDoors = ['red', 'yellow', 'green'] as const
export const nowDoors = [...reportDoors, 'none'] as const
/** 'new': no door before the year. */
export const doorsBefore = ['new', ...reportDoors] as const
/** Subsidised work and none are one, so that fewer figures are small. */
export const workAnswers = ['ordinary', 'other', 'unknown'] as const
export const followUpWeeks = [13, 26, 52] as const
/** Whether the door decided was the one proposed. */
export const choices = ['asProposed', 'otherwise'] as const
/** Age in the year of the decision. */
export const ageBands = ['under-30', 'from-30', 'from-50'] as const
/** By the CPR number. */
export const sexes = ['f', 'm'] as const
