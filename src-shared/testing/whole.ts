/** Set by `npm run test:nightly`: what `npm test` runs in a short form runs whole. */
export const IS_WHOLE = process.env['SATCHEL_WHOLE'] === '1'
