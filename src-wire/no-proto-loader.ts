/**
 * Stands in for `@grpc/proto-loader` in the bundles: grpc-js asks for it where a server
 * tells of itself (channelz) or of its load (ORCA), which nothing here does, and it would
 * bring protobufjs, a third of all that is read at a start (electron.vite.config.ts).
 */
export function loadSync(): never {
  throw new Error('Satchel ships no reader of .proto files.')
}
