import type { SourceSecrets } from '../../../src-shared/model/added-source'

/** By the names that gateways have for them; null: there are none. */
export function gatewaySecrets(secrets: SourceSecrets): Readonly<Record<string, string>> | null {
  const { servicePassword, avatarPassword, password, code, secretKey, accessCode, apiKey } = secrets
  const worded = {
    ...(servicePassword ? { 'service-password': servicePassword } : {}),
    ...(avatarPassword ? { password: avatarPassword } : {}),
    ...(password ? { password } : {}),
    ...(code ? { code } : {}),
    ...(secretKey ? { 'secret-key': secretKey } : {}),
    ...(accessCode ? { 'access-code': accessCode } : {}),
    ...(apiKey ? { 'api-key': apiKey } : {}),
  }
  return Object.keys(worded).length === 0 ? null : worded
}
