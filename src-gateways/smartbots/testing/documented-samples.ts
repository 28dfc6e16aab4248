/**
 * What the public documentation shows, as far as it shows replies: the developer docs'
 * page on `inventory_list_2`, the rows of smartbots.md, 3, and the open PHP
 * client's reply. Nothing here was seen on the wire.
 */
export const LIST_2_SAMPLE = `{
  "action": "inventory_list_2",
  "result": "OK",
  "list": [
    {
      "uuid": "12b4eca0-5499-3321-ac14-56e5ecb25e95",
      "name": "Instructions Notecard",
      "flags": "",
      "assetUuid": "719197e1-79bb-a8f8-4901-ccee019982b6",
      "currentPerms": ["copy", "mod", "trans"],
      "type": "Notecard",
      "nextPerms": ["copy", "mod", "trans"],
      "clothing": ""
    }
  ]
}`

/** Ids have 35 characters there. */
export const REGULAR_SAMPLE = [
  '11111111-2222-3333-4444-55555555555;Folder;;;;#Firestorm',
  '21111111-2222-3333-4444-55555555555;Object;;00000000-0000-0000-0000-000000000000;;Box; with *stars* ~',
  '31111111-2222-3333-4444-55555555555;Bodypart;Skin;41111111-2222-3333-4444-55555555555;WORN;Skin [1]',
].join('\n')

export const EXTENDED_SAMPLE = [
  '11111111-2222-3333-4444-55555555555;Folder;;;;%23Firestorm;;',
  '21111111-2222-3333-4444-55555555555;Object;;00000000-0000-0000-0000-000000000000;;Box%3B%20with%20*stars*%20~;copy+mod+trans;copy',
  '31111111-2222-3333-4444-55555555555;Bodypart;Skin;41111111-2222-3333-4444-55555555555;WORN;Skin%20%5B1%5D;copy+mod;',
].join('\n')

export const QUERY_SAMPLE = 'result=OK&action=im'
