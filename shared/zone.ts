/** The zone whose days the product lives by, in TypeScript and in SQL. */
export const danishTime = 'Europe/Copenhagen'
