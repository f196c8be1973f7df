/** How far a child certificate (børneattest) has come; what stands in it is never written down. */
export const childCertificates = ['not_relevant', 'missing', 'ordered', 'ok'] as const
export type ChildCertificate = (typeof childCertificates)[number]
