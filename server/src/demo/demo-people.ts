// Invented names for the demo, from many places. Their addresses end in a domain that cannot receive mail.
const names = `Amara Okafor;Jonas Lindqvist;Mei-Ling Chen;Diego Fuentes;Priya Raman;Tomasz Zielinski;Leila Haddad;Oliver Brandt;
Sofia Marchetti;Kwame Mensah;Yuki Tanabe;Elena Petrova;Luca Ferraro;Hannah Weiss;Mateo Alvarez;Nadia Rahman;Samuel Adeyemi;
Ingrid Solberg;Arjun Mehta;Camille Laurent;Farid Nasser;Marta Kowalczyk;Daniel Osei;Zeynep Aydin;Noah Fischer;Isabel Moreno;
Rahul Verma;Freya Nielsen;Andrei Popescu;Aisha Bello;Mikael Virtanen;Chloe Martin;Ibrahim Toure;Anneke de Vries;Ravi Iyer;
Lucia Romano;Emeka Nwosu;Katarina Novak;Hiroshi Mori;Beatriz Costa;Stefan Ilic;Fatima Zahra;Peter Horvath;Linh Nguyen;Omar Siddiqui;
Clara Jensen;Viktor Orlov;Ana Ribeiro;George Papadakis;Selin Kaya;Thabo Dlamini;Julia Schneider;Marco Bianchi;Nora Hagen;Kenji Watanabe;
Rosa Delgado;Adam Nowak;Yasmin Farouk;Erik Johansson;Valentina Rossi`

export type DemoPerson = { fullName: string; email: string; phone: string }

export const demoPeople: readonly DemoPerson[] = names
  .split(';')
  .map((name) => name.trim())
  .map((fullName, index) => ({
    fullName,
    email: `${fullName
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]+/g, '.')}@candidates.example`,
    // Numbers that the British regulator keeps free for fiction.
    phone: `+4477009${String(100 + index).padStart(5, '0')}`,
  }))
