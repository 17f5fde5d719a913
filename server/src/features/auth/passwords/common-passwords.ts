/**
 * Words that most guessed passwords are built from, without the digits and signs that people put around them: the words of
 * the published lists of leaked passwords, in our own selection.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  password passwort passw motdepasse contrasena contrasenya senha parola wachtwoord haslo heslo salasana losenord lozinka
  passphrase passcode passkey mypassword yourpassword thepassword newpassword oldpassword changepassword passwordpassword
  changeme changeit changethis letmein letmeinplease opensesame welcome welcomehome welcomeback willkommen bienvenue
  admin administrator adminadmin root rootroot toor superuser sysadmin sysop operator manager owner support service guest
  user username usuario benutzer login logon signin secret topsecret secretsecret security private default temporary temp
  test tester testing testtest testuser demo demodemo example sample hello hellohello helloworld hallo bonjour
  qwerty qwertz azerty qwertyuiop qwertzuiop azertyuiop qwertyqwerty asdf asdfgh asdfghjkl asdfasdf zxcvbn zxcvbnm
  qazwsx qazwsxedc qweasd qweasdzxc wasd wsxedc abc abcd abcdef abcdefg abcdefgh abcabc xyz
  iloveyou iloveu loveyou loveme lovely lover loverboy lovers ilovegod iloveme mylove truelove forever forevermore
  dragon monkey tiger lion eagle falcon phoenix panther cheetah leopard bulldog puppy kitty kitten butterfly dolphin
  horse horses chicken turtle rabbit bunny spider snake shark wolf bear panda penguin unicorn
  football baseball basketball softball hockey soccer tennis golf golfer rugby cricket volleyball swimming snowboard
  skateboard surfer runner cowboy yankees lakers steelers cowboys patriots eagles redsox arsenal liverpool chelsea
  barcelona realmadrid juventus manchester manutd bayern dortmund
  superman batman spiderman ironman wolverine deadpool avengers starwars skywalker startrek pokemon pikachu naruto
  minecraft fortnite warcraft matrix trinity morpheus gandalf frodo hogwarts harrypotter dumbledore voldemort merlin
  princess prince king queen angel angels angela master mistress hunter ranger shadow ghost ninja samurai warrior knight
  pirate wizard hacker killer assassin sniper soldier trooper captain champion winner winners
  summer winter spring autumn sunshine sunset sunrise rainbow moonlight starlight snowflake flower flowers rose roses daisy
  january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
  computer internet server database network windows microsoft google facebook twitter instagram linkedin youtube amazon
  apple samsung android iphone macintosh ubuntu linux debian oracle mysql postgres postgresql mongodb redis docker
  kubernetes github gitlab developer programmer javascript typescript java python
  colloquy interview interviewer candidate recruiter recruiting recruitment hiring company office business corporate
  money millionaire dollar dollars success power energy freedom liberty peace happy happiness smile family mother father
  mommy daddy brother sister baby babygirl babyboy boy girl friend friends bestfriend
  jesus jesuschrist christ god godisgood blessed heaven faith hope grace church bible amen
  michael jennifer jordan michelle jessica ashley daniel thomas andrew joshua matthew robert charlie george anthony
  nicole samantha amanda melissa stephanie william christopher alexander alexandra elizabeth victoria maria
  london paris berlin madrid newyork chicago dallas boston texas florida california australia america canada england
  germany france brazil mexico india china russia ukraine
  chocolate cookie cookies cheese banana orange strawberry cherry peanut pepper ginger coffee whiskey pizza hamburger
  mustang corvette ferrari porsche mercedes camaro harley yamaha suzuki honda toyota
  purple yellow silver golden diamond crystal blue green black white red
  access account letter number random nothing whatever trustno trustnoone nopassword nopass pass word please thankyou
  fuckyou fuckoff asshole bitch sexy pussy bullshit
  correcthorsebatterystaple thequickbrownfox loremipsum startrekvoyager onetwothree onetwothreefour
  `
    .trim()
    .split(/\s+/),
)
