import { type AddedSource, takesSnapshot } from '../../../src-shared/model/added-source'
import { assertNever } from '../../../src-shared/result'
import type { FilesOfGateway } from './gateway-files'

/** Which program of `gateway` a source is, and what it is told, as `npm run gateway -- <platform> --help` lists it. */
export function gatewayArguments(source: AddedSource, files: FilesOfGateway): readonly string[] {
  const { platform, settings } = source
  const {
    folder = '',
    address = '',
    loginAddress = '',
    avatar = '',
    serviceName,
    regionHost,
    allowHttp,
  } = settings
  const plain = allowHttp === undefined ? [] : ['--allow-http']
  switch (platform) {
    case 'folder':
      return ['folder', folder]
    case 'opensim':
      return [
        'opensim',
        address,
        '--avatar',
        avatar,
        ...(serviceName === undefined ? [] : ['--service-name', serviceName]),
        ...plain,
      ]
    case 'secondlife':
      return ['linden', 'agni', ...signInArguments(source, files.snapshot)]
    case 'region':
      return [
        'linden',
        loginAddress,
        ...signInArguments(source, files.snapshot),
        ...(regionHost === undefined ? [] : [`--region-host=${regionHost}`]),
        ...plain,
      ]
    case 's3':
      return ['s3', ...bucketArguments(settings), '--ledger', files.ledger, ...plain]
    case 'smartbots':
      return [
        'smartbots',
        ...(settings.apiAddress === undefined ? [] : [settings.apiAddress]),
        `--bot=${settings.bot ?? ''}`,
      ]
    default:
      return assertNever(platform)
  }
}

/** With "=": what a person calls something may begin with a dash. */
function bucketArguments(settings: AddedSource['settings']): readonly string[] {
  const { endpoint = '', bucket = '', prefix, region, accessKey = '', pathStyle } = settings
  return [
    endpoint,
    `--bucket=${bucket}`,
    `--access-key=${accessKey}`,
    ...(prefix === undefined ? [] : [`--prefix=${prefix}`]),
    ...(region === undefined ? [] : [`--region=${region}`]),
    ...(pathStyle === undefined ? [] : ['--path-style']),
  ]
}

/** A snapshot is read and nobody is signed in; whoever stays signed in has been asked. */
function signInArguments({ platform, settings }: AddedSource, snapshotFile: string): readonly string[] {
  const how = takesSnapshot(platform, settings) ? ['--snapshot', snapshotFile] : ['--sign-in']
  return ['--user', settings.user ?? '', ...how]
}
