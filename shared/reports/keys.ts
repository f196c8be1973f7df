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
