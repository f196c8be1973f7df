/** A day's plan holds so many of those who have waited longest; the sites are counted in tens and are all in it. */
export const mostInADay = 300
/** The largest file of postal codes, in bytes; all of Denmark's are a quarter of it. */
export const largestPlacesFile = 2 * 1024 * 1024
/** So many problems of a file are told; whoever mends them finds the rest. */
export const problemsTold = 50
/** Rows a page. */
export const matchPageSize = 50
