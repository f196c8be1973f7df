/** Every made-up person signs in with this; it is shown on the demo's sign-in page and stands in no real house. */
export const demoPassword = 'opdigtet by i Midtjylland'
