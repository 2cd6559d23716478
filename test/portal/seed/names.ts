export const firstNames = (
  'Aaliyah Adam Aisha Alice Amara Andrzej Anna Arjun Beatriz Björn Camille Carlos Chidi Chloe Daniel David Deepa Diego ' +
  'Elena Elif Emeka Emma Erik Fatima Felix Fiona Gabriel Grace Hana Harry Hugo Ines Isaac Ivan Jack Jamal Jana Jonas ' +
  'Karim Katya Kenji Laila Lars Leah Lena Liam Lucia Magnus Maria Marta Mateo Mei Mia Mohammed Nadia Niamh Nina Noah ' +
  'Olga Oliver Omar Oscar Paula Pedro Priya Rachel Ravi Rosa Ruth Sana Seán Sofia Tariq Theo Tomás Uma Vera Viktor ' +
  'Wei Yara Yusuf Zara Zoë'
).split(' ') as [string, ...string[]]

export const lastNames = (
  'Abara Ahmed Almeida Andersen Bakker Banerjee Barnes Becker Bennett Bianchi Brown Campbell Castillo Chen Clarke Costa ' +
  'Cruz Davies Dubois Edwards Eriksen Evans Ferrari Fischer Foster Garcia Gupta Hall Hansen Hughes Ito Jackson Jansen ' +
  'Johansson Jones Kaya Kelly Khan Kowalski Kumar Lambert Lewis Lindqvist López Martin Mbeki Mehta Meyer Moreau Morgan ' +
  "Müller Murphy Nakamura Nguyen Novak O'Brien Okafor Oliveira Olsen Osei Patel Petrov Phillips Popescu Reid Reyes " +
  'Richards Roberts Romano Rossi Santos Sato Schmidt Shah Silva Singh Smith Suzuki Taylor Thomas Turner Varga Vogel ' +
  'Walker Weber Williams Wilson Wójcik Wright Yilmaz Young Zhang'
).split(' ') as [string, ...string[]]

/** Telephones that belong to a place and not to a person. */
export const places = (
  'Reception,Switchboard,Loading Bay,Warehouse,Meeting Room,Boardroom,Canteen,Front Gate,Workshop,Training Room,Fax,' +
  'Lift,Showroom,Security Desk'
).split(',') as [string, ...string[]]
