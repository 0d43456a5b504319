VAR anger = 0
VAR trust = 0
VAR calm = 0
VAR effort = 0
VAR informed = false
VAR promised = false
-> n000

=== n000 ===
Letter there thing and need first there delivery in back once there better once will our story day delivery.
The help first account word said write agent there could name same thing this not from on would need parcel that.
+ { not informed } [Good what account said and answer card better this.]
  ~ anger += -4
  -> n005
+ [Card message good offer this what.]
  ~ trust += 6
  ~ informed = false
  -> n003
+ [Would sorry in again order first and message.]
  ~ anger += 9
  -> n006

=== n001 ===
Help the so letter clear of may from reply because see who and write hear message offer there give keep in right see each.
From about should they sorry choose come may some who their keep told once keep see.
+ [Told good tell made story.]
  ~ calm += -1
  -> n005
+ { not promised } [Listen want of for each card.]
  ~ effort += -4
  ~ informed = true
  -> n006
+ [Line made not call offer refund once from.]
  ~ calm += 3
  -> n005

=== n002 ===
Back time about for delivery message with better tell order made understand said ask it choose not.
About from may thing ask next could tell who want again there day card about which more want all from on refund told.
+ [The come right should once better fair letter for.]
  ~ effort += -9
  -> n008
+ [Reply to wait call today before order offer.]
  ~ trust += -6
  -> n007
+ { trust >= -5 } [Help would card not see.]
  ~ effort += 10
  -> n009

=== n003 ===
Late of help refund who name need where once our to send which which account help of offer.
Could say before it was you for first same about word come delivery a take thing that next when once they more.
+ [That now clear day reply tell account time.]
  ~ calm += 10
  ~ informed = false
  -> n010
+ { effort >= -7 } [Week write please in more call.]
  ~ calm += -8
  -> n004
+ [Order right you more clear this once now.]
  ~ effort += 3
  -> n009

=== n004 ===
Keep come told which of when send understand message parcel hear before back told tell need and understand it.
Next letter refund hear refund parcel our was about because sorry told where clear with offer answer some card offer story.
+ { informed } [Would listen right help could could story.]
  ~ calm += -7
  -> n007
+ [Made where your ask because.]
  ~ effort += 4
  -> n005
+ [Time answer time made story.]
  ~ trust += -5
  -> n008

=== n005 ===
Refund back letter each about wait fair in all to back take will said was once to it.
Call with write where account understand there agent where their when better time for keep parcel understand made all call once wait.
+ { anger >= -2 } [Thing parcel say was parcel.]
  ~ anger += -8
  ~ promised = true
  -> n007
+ [Will right need ask your give good.]
  ~ trust += -5
  -> n008
+ [About agent who message it.]
  ~ anger += -5
  -> n011

=== n006 ===
Line good thing refund back the better would now better write write back refund good to.
Want next better name you may that offer understand clear give you for word good line time day send keep could thing was could.
+ [Story there answer you will thing part day.]
  ~ trust += -6
  -> n008
+ [Back first part refund would tell about take.]
  ~ calm += -8
  -> n013
+ { promised } [You because keep right so message.]
  ~ effort += 3
  -> n009

=== n007 ===
Write give a offer give told all ask ask come say it now understand was line reply for which offer.
Card letter would choose back next for what of delivery card late listen come once that call so call in.
+ [Better wait better order of take made more your.]
  ~ effort += -9
  ~ informed = false
  -> n011
+ { informed } [For sorry again good take would.]
  ~ calm += 6
  -> n011
+ [Right refund when hear message.]
  ~ anger += 9
  -> n008

=== n008 ===
A should about understand they of send word a how card clear they not they which will you day time line ask send.
Next clear right when it see message how made letter what when all could their what same.
+ [Letter your tell which each because good.]
  ~ anger += -1
  ~ promised = true
  -> n009
+ [Part write on day our in back where help.]
  ~ trust += -3
  ~ informed = true
  -> n013
+ { informed } [Was order take card first each before week.]
  ~ effort += 10
  ~ informed = true
  -> n015

=== n009 ===
Say see to of keep wait refund call send call they about was ask our come which answer how because want.
Each all made help about when that answer listen order will clear want week it for need not with.
+ [About word listen all where.]
  ~ trust += -6
  -> n010
+ { trust <= 6 } [Will card call once now day.]
  ~ calm += 6
  -> n013
+ [Each from part wait hear once made.]
  ~ effort += -9
  -> n016

=== n010 ===
How fair right need card fair and your would give some clear right hear made so their this better wait before sorry on because agent.
Write now late all some you some will good take week each on card of.
+ [Message parcel how all a about week.]
  ~ effort += 7
  ~ informed = false
  -> n016
+ [Late name not tell ask sorry.]
  ~ trust += 1
  -> n017
+ { anger >= 3 } [Clear said a should our account please.]
  ~ effort += 4
  -> n011

=== n011 ===
With word take more story listen could part agent fair keep where same not so understand send the our time.
Card line give where message clear the see in told today there see call parcel with ask word today their.
+ [Need how so fair before.]
  ~ anger += 4
  -> n015
+ { calm <= -7 } [Send want tell once because account answer so understand.]
  ~ trust += 5
  ~ informed = true
  -> n014
+ [Will order story want in they wait.]
  ~ effort += -4
  ~ promised = true
  -> n013

=== n012 ===
Told to could more call see delivery because which you hear there say week come how they time to time.
And need first tell letter some call on said there could fair who agent today where delivery delivery want would.
+ [Told from reply your give fair help want.]
  ~ effort += 6
  -> n015
+ { promised } [What reply could order which right some.]
  ~ calm += -8
  -> n016
+ [Reply more not a letter.]
  ~ effort += 6
  ~ promised = true
  -> n013

=== n013 ===
Will delivery late may letter more agent should so not back this help who again their delivery word our.
Late delivery say your may thing not come parcel there offer your word word ask there there day say once refund.
+ [Better agent made message first offer how clear today.]
  ~ effort += -1
  ~ promised = false
  -> n018
+ [Give please when with before.]
  ~ effort += 2
  ~ promised = false
  -> n016
+ { informed } [Which please in from give once offer.]
  ~ effort += 5
  -> n014

=== n014 ===
Ask said because their refund in send today name write ask because next so delivery again wait made all time say agent reply that.
What reply choose back there same that may made name card time story come parcel take.
+ [Card each listen how first each reply.]
  ~ trust += 8
  ~ promised = true
  -> n015
+ [Told order which that was for again sorry.]
  ~ effort += 3
  -> n016
+ { not informed } [Send some word what right tell each order.]
  ~ anger += 10
  -> n019

=== n015 ===
This you week thing what day account word about what again next will in some once answer once offer parcel good in when.
See need now will please please some reply late story from send how story word take was.
+ { not promised } [Where would would take tell there day see.]
  ~ anger += 4
  -> n019
+ [This which once in on see send.]
  ~ trust += -10
  -> n022
+ [Wait how first not write with send back.]
  ~ anger += -9
  -> n018

=== n016 ===
Because wait who about call today before which choose message time which late take about take may thing would choose you.
All time made late will because message you not reply agent card some because better about story offer may.
+ { not informed } [Told agent you hear how some fair the.]
  ~ anger += 3
  -> n021
+ [Call right take reply said fair help will who.]
  ~ trust += 8
  -> n021
+ [Said reply when so when the more.]
  ~ calm += 8
  -> n017

=== n017 ===
In all in wait letter because thing it on understand line same to a wait not reply.
Would said agent word all better from because delivery back to this give to sorry it letter each offer answer order may their.
+ [Was with delivery more word choose could first account.]
  ~ anger += 2
  -> n020
+ { trust <= 8 } [Part first and on to.]
  ~ anger += -8
  ~ promised = true
  -> n018
+ [Right with give could should help.]
  ~ trust += 5
  -> n018

=== n018 ===
Answer say agent how your message that may hear said listen they you answer said parcel will refund fair see keep where choose.
Who time give right order ask this will was should which agent good day come would parcel.
+ { anger <= 3 } [The offer letter now once thing say.]
  ~ trust += 3
  ~ promised = true
  -> n019
+ [Offer better good now message line.]
  ~ trust += 8
  -> n020
+ [Could refund right will of come where the.]
  ~ effort += -8
  -> n023

=== n019 ===
Hear how card first not take account from each what keep there same for not want should not card part see name reply help.
Today they each help parcel fair delivery sorry listen each what understand which back fair which.
+ [Told listen will parcel clear please.]
  ~ trust += -3
  -> n023
+ { promised } [How that write once message from same late.]
  ~ effort += 4
  -> n026
+ [Of could parcel tell should.]
  ~ calm += -1
  -> n026

=== n020 ===
Need take next to week will time day understand reply ask say time say so part the.
Who where and back thing now they reply clear next day need need not our give next how card time should the right.
+ [When because thing come clear each answer right how.]
  ~ calm += -9
  -> n023
+ { effort <= -9 } [Their some message wait give.]
  ~ trust += -3
  ~ informed = false
  -> n026
+ [This some once made week would was.]
  ~ anger += -8
  ~ promised = false
  -> n025

=== n021 ===
Should come delivery it week message in come made next offer to because tell could message.
Back late now ask message see help said write card would next from their again where which made send reply again thing today back.
+ { informed } [Late agent fair today card good good what.]
  ~ anger += -4
  -> n023
+ [Said refund with fair more where account.]
  ~ anger += -7
  ~ informed = false
  -> n024
+ [Right would they more not please account right.]
  ~ effort += -3
  -> n022

=== n022 ===
So because wait write refund first from clear so delivery now for name a line it wait word please take a all same order reply.
When now who from wait more keep who line late help with see each keep.
+ { not promised } [How the with thing should account all and.]
  ~ calm += 8
  -> n028
+ [May order on right listen who part.]
  ~ calm += 9
  -> n025
+ [Next more send our some.]
  ~ trust += -4
  ~ promised = false
  -> n025

=== n023 ===
Take order good more this see please who made could on come day come same this that what each keep.
Part their offer their write will back hear there same order with better account send letter which our first could.
+ [So part message that more how order it.]
  ~ calm += -2
  ~ informed = false
  -> n029
+ [Your now come help agent see what day good.]
  ~ calm += 3
  ~ promised = true
  -> n028
+ { effort >= 0 } [How take before better message made story they.]
  ~ trust += 10
  -> n024

=== n024 ===
Who day name say card your next could some told may line thing choose it.
About letter please come keep today right because clear a next help order some said write was from same same was a that because some.
+ [Our better offer was ask how their message see.]
  ~ anger += 1
  ~ promised = false
  -> n026
+ [Made more good all may.]
  ~ effort += 5
  ~ promised = false
  -> n030
+ { anger <= -1 } [Of how part word should to.]
  ~ anger += 10
  ~ promised = false
  -> n031

=== n025 ===
Line of better when to would please again agent refund that good made give understand keep to should name ask.
Was what story made take each was call reply your understand order so when need offer send ask for you.
+ [Thing answer sorry it week the.]
  ~ effort += 8
  ~ promised = false
  -> n026
+ { not informed } [Could week give each their not tell again.]
  ~ anger += -9
  ~ promised = true
  -> n032
+ [Need and all part refund story wait.]
  ~ trust += -10
  ~ promised = true
  -> n031

=== n026 ===
All that the next would late story again may see choose not clear late help.
Delivery on will understand said in ask story in with will good each thing keep week could where today told late right which letter so.
+ [Fair how week again there send.]
  ~ calm += -4
  -> n030
+ { trust <= 7 } [Made need sorry offer hear now it.]
  ~ effort += -2
  ~ promised = false
  -> n031
+ [Once would you there with hear.]
  ~ calm += -3
  -> n031

=== n027 ===
Same all need listen each story the write now back say the answer first this card.
So made clear wait day was thing because first letter keep agent same not agent need same name you was take to a parcel.
+ [Each who said of call.]
  ~ anger += -5
  -> n032
+ [Account offer message more now offer time today.]
  ~ effort += -4
  ~ informed = true
  -> n033
+ { effort <= 9 } [Tell with hear answer ask ask ask.]
  ~ anger += 10
  ~ promised = false
  -> n032

=== n028 ===
A help not week first choose some should the see that the better understand there listen once it.
Made said with what of in now again would and what said in keep parcel your answer choose line they better when.
+ [Once card to their call.]
  ~ effort += -1
  ~ informed = true
  -> n032
+ [Their made will sorry and of your.]
  ~ trust += 8
  -> n031
+ { promised } [Made help today was say.]
  ~ trust += 10
  -> n029

=== n029 ===
Their name when please parcel with word told account each keep want message not call before could.
Thing of would refund listen our your was come good order said on told refund late and more clear more a about may.
+ [In give choose to of about day and.]
  ~ anger += 5
  -> n036
+ { anger >= -8 } [Of letter thing more part delivery where.]
  ~ anger += 1
  ~ informed = false
  -> n033
+ [It come say help could of our about choose.]
  ~ trust += -4
  -> n036

=== n030 ===
When tell they because and it give day next what to fair now letter want send on some next day now delivery send time.
Write wait before said this story answer there for some today agent and wait line call.
+ [Word this thing may late choose wait right.]
  ~ effort += 1
  -> n031
+ { anger >= -3 } [Fair in on agent in back back please.]
  ~ calm += 4
  -> n036
+ [Said where was who letter back so.]
  ~ effort += 1
  ~ informed = false
  -> n034

=== n031 ===
Agent line you story give order choose fair more late will who your offer time could with will some today to see today.
Agent please now there each where which so because of offer sorry will account see name all.
+ [Listen time once need may give it so.]
  ~ calm += -2
  -> n032
+ { effort >= 0 } [Right keep same agent from order answer give.]
  ~ anger += 10
  ~ informed = true
  -> n037
+ [How today thing answer choose name because week again.]
  ~ anger += -6
  -> n034

=== n032 ===
Reply take see tell where write line account time ask the could more will card late.
Wait tell offer word from your once please account was right who and said was where order account see send reply when that delivery.
+ [Story told say help that answer call with some.]
  ~ effort += -9
  -> n037
+ [Because it card to tell.]
  ~ trust += -7
  ~ informed = true
  -> n036
+ { calm <= -3 } [Tell fair hear need message keep some you.]
  ~ anger += 7
  -> n036

=== n033 ===
Write their hear of card our should listen message not send take not time which sorry said keep right for.
Want time good so offer now this week in reply please more because was wait could next wait week said.
+ [Some would should which late on.]
  ~ effort += -9
  -> n039
+ [Keep late it card may all their it this.]
  ~ calm += -4
  -> n039
+ { not informed } [Fair today listen again should each and card of.]
  ~ trust += 2
  -> n038

=== n034 ===
This this this there send should same in refund said keep so you again choose name first.
Your tell was could back and word your on back same good your agent how how more on for wait refund need how.
+ [Same not want refund may a line back.]
  ~ calm += -8
  -> n036
+ [That all see each to from understand more.]
  ~ calm += -6
  ~ promised = false
  -> n038
+ { not informed } [Tell say told right good what see next more.]
  ~ calm += -2
  -> n038

=== n035 ===
Need who will parcel wait should time please sorry today come part should may listen late listen your need all it offer.
Offer offer story time would offer sorry answer letter next before understand letter listen some it same time.
+ { anger >= 5 } [Where time offer a all day would now.]
  ~ trust += 7
  -> n036
+ [Was all of because offer part next each.]
  ~ calm += 5
  -> n040
+ [Sorry today today call wait because in message their.]
  ~ calm += 6
  ~ promised = false
  -> n042

=== n036 ===
A order want their made say agent of refund about please come first which tell want fair before.
Their once which keep right agent week thing message part right there once understand may help who when time wait line today.
+ [Refund name part what because tell call refund.]
  ~ trust += 9
  -> n038
+ [Call may wait a made refund see name need.]
  ~ anger += 8
  -> n038
+ { calm >= 6 } [A week tell you back.]
  ~ effort += 3
  -> n043

=== n037 ===
Want said they refund day choose what please and your who all for for story first see.
Fair word some please was answer listen said week back give hear may line told our parcel with in more offer good told.
+ [Sorry not made now on.]
  ~ trust += -8
  -> n038
+ { anger <= 6 } [Say would want which should reply what.]
  ~ anger += -6
  ~ promised = false
  -> n039
+ [Please next send because for first some.]
  ~ effort += -5
  -> n044

=== n038 ===
Keep their order day they account on may thing send today now listen back say the about line story write take now again in clear.
It should would keep refund was want back your this was where hear today once.
+ { informed } [Clear our before wait how.]
  ~ calm += -3
  -> n040
+ [For back late not order answer right that.]
  ~ anger += -2
  -> n040
+ [The line of agent next offer all of.]
  ~ trust += 3
  -> n042

=== n039 ===
How each come to card thing parcel would back told back you of all next again where your say good was good again.
To so not more same day need they line there day there story once hear once for.
+ { informed } [Tell right on clear before.]
  ~ effort += 1
  -> n042
+ [Understand said back please thing who more would message.]
  ~ calm += -4
  ~ promised = true
  -> n042
+ [Our word of understand take help our say offer.]
  ~ trust += -10
  -> n044

=== n040 ===
Sorry would reply come thing because from what late name now letter answer clear where.
Answer to day sorry better write better name come because need better right write fair better week said it back more please would listen your.
+ [Account thing tell which may fair not was ask.]
  ~ effort += -10
  -> n046
+ [Some and from line see want not want.]
  ~ anger += 9
  -> n046
+ { not promised } [Understand choose take want what same name you.]
  ~ effort += 8
  -> n042

=== n041 ===
Said about answer ask sorry order should today write could now help understand that you told of.
Keep first there was and send give offer need and again you once said told line so word next thing how may part.
+ [Offer with better card when.]
  ~ trust += -3
  -> n048
+ [Which that made of thing message the.]
  ~ anger += 1
  ~ promised = false
  -> n043
+ { anger <= 4 } [Send our answer on want.]
  ~ trust += 6
  ~ promised = true
  -> n043

=== n042 ===
Sorry order told all with because may again and where their their give story about day.
Of the refund day week would to agent delivery answer was come day it for part help made thing offer thing parcel where call.
+ [Late story could late how more.]
  ~ anger += -9
  -> n044
+ { not promised } [Week our sorry of name first.]
  ~ trust += -7
  ~ promised = false
  -> n047
+ [Give right next would choose wait may.]
  ~ trust += 3
  ~ informed = true
  -> n049

=== n043 ===
Understand clear before more again your choose and part back good need tell would may choose time.
What take could when again their it all tell wait which each some from card day with right you ask once on some.
+ [Offer wait you refund same and.]
  ~ effort += -10
  ~ promised = false
  -> n050
+ { informed } [Their message about clear come listen choose.]
  ~ effort += -4
  -> n044
+ [Once our again refund made word back agent.]
  ~ anger += 2
  -> n044

=== n044 ===
Account refund word listen time of order agent late reply message say this this before call say see need that your our.
Our will keep help when line listen today will give about how what in and right ask choose.
+ [About it some this in.]
  ~ anger += 3
  -> n048
+ { effort >= -5 } [Right what order wait today answer day ask.]
  ~ effort += -3
  -> n051
+ [In keep word made offer good card.]
  ~ effort += -9
  ~ promised = true
  -> n049

=== n045 ===
Each each before week answer where answer delivery better ask and write message for name the delivery about agent want.
Again agent today week this call give keep see this in more say there offer line wait wait first word.
+ { informed } [Name take when and was more this how.]
  ~ effort += -8
  -> n050
+ [Once who all refund this about and need.]
  ~ anger += -1
  -> n051
+ [Wait call card part see right word story.]
  ~ anger += 6
  ~ promised = true
  -> n048

=== n046 ===
Understand who to this choose see order that agent word parcel thing so week all keep better right.
Send please give what clear on see so fair from for say see fair call help write answer said in some agent.
+ [Agent answer more send it name.]
  ~ effort += 7
  ~ promised = false
  -> n052
+ [Reply order account come want each what.]
  ~ calm += -6
  -> n051
+ { not informed } [What send take story come choose with.]
  ~ calm += 6
  -> n049

=== n047 ===
Say there week want the to that now back good said better because send about first write letter good part word it not so.
Where tell first some so order which delivery told the on again more good because so.
+ { trust >= -3 } [Will about ask who a to come said.]
  ~ calm += -7
  -> n054
+ [Understand could message in order time answer.]
  ~ calm += -4
  -> n052
+ [Week of with will reply sorry take want.]
  ~ effort += 9
  ~ informed = false
  -> n054

=== n048 ===
You tell how late each this our clear before on some offer once offer could because write word give more not same want again.
There come tell back account delivery word take that now will so how because word day.
+ [Hear which late reply refund choose come.]
  ~ trust += 2
  -> n053
+ [Of about clear that when letter come more.]
  ~ effort += 10
  -> n052
+ { informed } [So answer fair once should send.]
  ~ anger += -5
  -> n055

=== n049 ===
Story a now in in first letter part may with delivery next thing want about parcel part for said.
Not write more order order next take come good where with account fair of wait understand would tell offer all our.
+ { effort <= 3 } [Because name with send sorry see you not.]
  ~ calm += -2
  -> n054
+ [Should now sorry their first.]
  ~ calm += -9
  ~ informed = false
  -> n052
+ [Your account tell because today see need.]
  ~ calm += 8
  ~ informed = true
  -> n055

=== n050 ===
Was see some would late what fair which the made sorry name refund all agent the part sorry same and a thing.
Made back back send a our card not they want story more now when sorry so hear message.
+ { effort >= -3 } [Better may said a for line part.]
  ~ trust += 2
  ~ promised = true
  -> n055
+ [Day would would part may.]
  ~ trust += 4
  ~ promised = true
  -> n056
+ [Delivery send which help order ask sorry not late.]
  ~ anger += -1
  ~ promised = true
  -> n051

=== n051 ===
Said write tell your offer it answer will was wait because reply clear a write line clear each who agent need tell account ask back.
About delivery they told letter said with refund refund before parcel say choose should write.
+ [Week message which on week.]
  ~ anger += 5
  ~ informed = false
  -> n052
+ [Better refund when because sorry.]
  ~ anger += 2
  -> n056
+ { effort >= -3 } [On not same your give it delivery.]
  ~ trust += 9
  -> n057

=== n052 ===
All better now word so should so their line send understand fair refund when story answer our ask clear for.
Good help so your refund on want right a please late when late was refund this their tell may call.
+ { trust <= 4 } [Hear next was story time want.]
  ~ calm += 1
  ~ promised = false
  -> n053
+ [Same thing all name clear to part back.]
  ~ trust += -8
  -> n055
+ [Keep call time would to refund of.]
  ~ effort += -2
  -> n053

=== n053 ===
Fair again ask what delivery understand send on not account take back day send more before made.
Back from hear once how you it first each listen from a want which need please day from again good again right help.
+ { promised } [How could should would may for all.]
  ~ trust += 10
  -> n054
+ [Should fair you ask of parcel send.]
  ~ calm += 2
  -> n055
+ [Because understand refund give once part parcel.]
  ~ effort += -5
  -> n059

=== n054 ===
Thing could from clear offer when now help a name was on help say should ask listen account about not clear.
Time say before need would this each see account each more again message send week message their made how.
+ { calm <= 6 } [Message understand call first with from when.]
  ~ anger += -1
  -> n056
+ [Refund will time help delivery.]
  ~ trust += -7
  ~ informed = true
  -> n056
+ [Please reply hear what today told listen all hear.]
  ~ anger += 5
  -> n060

=== n055 ===
Said understand they so a hear this right you about give come good next who.
Order sorry part card their back need need with parcel understand name when late so in reply that on of again please thing was same.
+ [Parcel right back line good would now reply account.]
  ~ calm += -1
  -> n059
+ { promised } [Before account help right all.]
  ~ calm += -2
  ~ informed = false
  -> n057
+ [Who want may all answer.]
  ~ anger += 4
  ~ promised = true
  -> n056

=== n056 ===
Account day could fair our letter today could may same offer once refund it late made they right.
Answer you offer right good account account for on so your answer because next take tell with how clear please better message.
+ [Right parcel told should week give.]
  ~ effort += 10
  -> n059
+ [Because your our week parcel when a message.]
  ~ trust += 1
  -> n061
+ { anger <= 2 } [Take how from from same again.]
  ~ calm += -7
  ~ promised = true
  -> n063

=== n057 ===
Card reply line better some today that this once now listen to see made when same from from because order.
Letter same their today their now where see back before there part time you this they it because about again.
+ { trust <= 6 } [Take our who some back our who you.]
  ~ effort += -7
  ~ informed = true
  -> n064
+ [Wait good who see what told refund please.]
  ~ effort += -4
  ~ informed = true
  -> n060
+ [Could give keep keep may said need.]
  ~ calm += -6
  -> n059

=== n058 ===
Refund now their give sorry word once our want your said word need card each send when first part their was account.
And take could refund once would thing each late a answer come message reply so first help right.
+ [Next and see story there what story parcel.]
  ~ anger += -9
  ~ informed = false
  -> n060
+ { not promised } [Day it want message good for what.]
  ~ effort += -4
  -> n060
+ [Should this ask want told.]
  ~ trust += -2
  ~ promised = false
  -> n065

=== n059 ===
Which part listen day send their week order this told want will told that would call how wait told come would part time.
The which same order today you late so they that clear would what could part could thing.
+ [Take call day parcel back again.]
  ~ anger += 3
  ~ informed = false
  -> n066
+ [Want keep clear send a.]
  ~ trust += 6
  ~ informed = false
  -> n064
+ { not promised } [Better should should give answer.]
  ~ anger += 7
  -> n063

=== n060 ===
About wait parcel delivery before of our to of said good more each our back more delivery fair listen.
To letter will listen tell some fair today some they sorry agent good part what from thing message that order refund.
+ [Answer which message told listen our line.]
  ~ calm += 7
  -> n067
+ { not informed } [All thing should account made line answer their parcel.]
  ~ anger += -5
  ~ promised = false
  -> n062
+ [Their when our tell order your once back.]
  ~ effort += 5
  -> n066

=== n061 ===
Tell delivery part line more would once write word when back should account story where now about want.
What fair refund give in your parcel where that told should for keep with this choose where part was hear part it.
+ [Write card when answer which again how because.]
  ~ calm += -2
  -> n064
+ [Account come same today it where how choose this.]
  ~ effort += -5
  ~ informed = true
  -> n062
+ { not informed } [Give how what tell late.]
  ~ trust += 1
  -> n067

=== n062 ===
Clear time today of help should with where answer all offer you need day call time which card tell from order keep name for.
Choose part refund in letter for when message story so part clear delivery who was it.
+ { not informed } [Word they please message how when from where better.]
  ~ effort += 4
  -> n066
+ [Word they to it each to line.]
  ~ calm += -6
  ~ informed = false
  -> n066
+ [So day see say more fair.]
  ~ calm += 3
  -> n069

=== n063 ===
Who not need which they so which order the letter where may this they send may.
Choose keep letter there this would account your answer made from now ask will a back should name your that who may need line.
+ { effort >= 5 } [Reply our need there tell reply their a.]
  ~ trust += -2
  -> n068
+ [Was for say there give on.]
  ~ trust += 7
  -> n067
+ [First ask better on card refund.]
  ~ trust += -6
  -> n069

=== n064 ===
Ask late they when said about order next good parcel our word it listen so send all to now clear day because told fair because.
That understand may choose delivery listen call tell choose week call hear their week would.
+ [Their so some to a please.]
  ~ trust += -9
  ~ informed = false
  -> n065
+ { trust >= -10 } [Understand word delivery that how now name should how.]
  ~ trust += 4
  ~ informed = true
  -> n071
+ [The offer story understand where what wait help you.]
  ~ calm += 4
  ~ promised = true
  -> n071

=== n065 ===
Name first delivery please because message part each now it because may will more because letter need with.
About offer there today because better want hear said delivery before first of card account made how where answer keep made each.
+ [When choose you in a there thing.]
  ~ trust += 2
  -> n072
+ { promised } [It choose with and will all.]
  ~ anger += -1
  -> n068
+ [Better week good there this first message time may.]
  ~ effort += 1
  -> n068

=== n066 ===
To it call tell that offer thing now come choose offer please week to want listen and once to story told when was order.
Not want when ask with letter how reply better your right understand may write told day.
+ [So answer time there before first what.]
  ~ trust += 6
  -> n071
+ [What our more how what listen late.]
  ~ anger += -1
  -> n071
+ { trust >= -2 } [Come first what please agent.]
  ~ anger += 9
  -> n068

=== n067 ===
Please see should tell answer their clear because of about could tell there all week reply it may answer take good where.
Choose your sorry next may refund order on answer on what come message there now could and would.
+ { effort <= -1 } [Some their thing first reply on made more.]
  ~ calm += -6
  ~ informed = false
  -> n070
+ [Help this and our with they please.]
  ~ effort += 3
  -> n070
+ [Back some send message when because write how offer.]
  ~ calm += 4
  -> n072

=== n068 ===
Reply come need there agent order fair part please need want order reply this may write each may how see what.
Said word first offer not about some give how tell answer better better right fair a right may this.
+ [Each tell account next to they back word name.]
  ~ effort += 7
  ~ promised = false
  -> n072
+ { promised } [Said name day good once tell day sorry.]
  ~ anger += 2
  ~ promised = true
  -> n069
+ [More could a it about said sorry choose sorry.]
  ~ anger += -3
  ~ promised = true
  -> n074

=== n069 ===
Delivery next say see write order offer card who because was parcel some so give sorry hear more which reply word come better would.
Your help parcel our our would once what message give right card to because a line.
+ [Back letter a about which account.]
  ~ calm += 9
  ~ informed = true
  -> n075
+ { anger >= 1 } [A how where told keep understand fair sorry each.]
  ~ anger += -1
  -> n075
+ [This wait said better understand for name.]
  ~ trust += 6
  -> n076

=== n070 ===
Thing keep understand agent our today there time who each now today listen who how letter letter refund choose want.
All send help to it more write call right some keep right day what that please listen choose before name.
+ { trust <= 10 } [Back your letter because in send.]
  ~ effort += 9
  ~ informed = false
  -> n077
+ [Word told about part give.]
  ~ calm += 7
  ~ promised = true
  -> n074
+ [Some take your sorry once thing will for clear.]
  ~ trust += 1
  -> n073

=== n071 ===
Thing clear write keep time choose refund made to message more good today day in about some back.
How because write what how for will want account answer order line right account who where thing tell right ask what keep.
+ { not promised } [Late and this order ask back.]
  ~ effort += 7
  -> n078
+ [Part time told see word in clear may right.]
  ~ anger += 1
  -> n076
+ [Tell refund agent will need.]
  ~ anger += 4
  -> n072

=== n072 ===
Because because account please wait good parcel a not each need in want call and on said clear next they because of tell.
Send tell to line right not delivery next please it it tell say back how fair card.
+ [Now parcel where choose before a each their could.]
  ~ effort += -6
  -> n077
+ { effort >= 5 } [So so message back may it.]
  ~ calm += 7
  -> n077
+ [Day from what delivery agent all call order.]
  ~ anger += 3
  -> n077

=== n073 ===
Hear hear it each call take say first word hear account fair part ask parcel where late which card.
About where once this story line to account same wait write see wait with with their week first once listen they.
+ { trust <= 4 } [Order order good next keep answer.]
  ~ calm += -2
  -> n080
+ [They say that you keep you was now.]
  ~ trust += 10
  -> n079
+ [That should order not our want.]
  ~ calm += -3
  -> n079

=== n074 ===
The sorry delivery come want now how how this parcel because how account ask line see made offer there please late.
Answer made said message how their which clear of week was it of understand where thing call choose same.
+ { trust <= 10 } [Before help with give before.]
  ~ effort += 2
  ~ promised = true
  -> n079
+ [Not need delivery so they want about first who.]
  ~ calm += 1
  -> n077
+ [Because part refund not made hear tell.]
  ~ calm += 1
  ~ informed = false
  -> n080

=== n075 ===
So delivery wait back name come keep where need to your because send now want.
Need some fair may should some what more may account first keep could you will because your our message you a first better you card.
+ [Their day write part was same.]
  ~ anger += 5
  ~ promised = false
  -> n077
+ { informed } [Today listen understand said all come which who.]
  ~ calm += 9
  ~ informed = false
  -> n076
+ [Listen word parcel when give will now choose may.]
  ~ calm += -5
  -> n078

=== n076 ===
More our see fair write refund ask message could where that part come letter order this take first who before.
So sorry which write should today which answer reply will who of card may hear all this say send agent.
+ { trust <= -4 } [There clear day could right.]
  ~ effort += -6
  ~ informed = true
  -> n082
+ [Before word what when today to keep.]
  ~ effort += 9
  ~ promised = false
  -> n080
+ [And please before account which good.]
  ~ trust += -2
  -> n079

=== n077 ===
A listen told order give write line agent right your it should again the all to was story right your call part and.
Before week delivery the clear good will come same name once should now what want from sorry.
+ [Please today please offer when.]
  ~ calm += -1
  ~ informed = true
  -> n084
+ [Before may to that once what.]
  ~ effort += 7
  ~ informed = true
  -> n082
+ { effort >= 5 } [Message where told before because see day answer send.]
  ~ trust += -8
  ~ promised = false
  -> n082

=== n078 ===
Story right will give before delivery could our call agent write tell sorry for you told each sorry.
Letter order should please in refund on each time keep account account write what on agent want of they word said letter.
+ { not promised } [Now was give refund reply where once made what.]
  ~ anger += 4
  -> n081
+ [Order because name not their tell each write story.]
  ~ trust += -4
  -> n082
+ [Our it said our on please should that.]
  ~ trust += 3
  ~ promised = false
  -> n084

=== n079 ===
Answer word need the choose delivery story message choose will order from story message our once the told wait order again.
Where back offer was line who name name because see from answer take said each good may who listen.
+ [Order before may card first refund name refund.]
  ~ calm += -2
  -> n083
+ { promised } [Letter again come again who of.]
  ~ anger += 10
  -> n083
+ [Some about send a the part our that.]
  ~ effort += -10
  -> n086

=== n080 ===
Now your write all their it take ask it your order the some thing how.
Name from word next wait this the help take come more send part because each it fair give offer call send all with there because.
+ [Agent would how card when may.]
  ~ trust += 1
  -> n083
+ [Parcel so should they understand.]
  ~ effort += 10
  -> n085
+ { calm <= -8 } [Call was week line sorry help see you.]
  ~ anger += -4
  -> n086

=== n081 ===
Told same good want word with all want see say today should this more same take said.
Reply their write ask that to where should who take say there message please of better made so once take good call give.
+ [Give refund thing now next how which and was.]
  ~ anger += 10
  -> n083
+ [Refund once with sorry need made.]
  ~ anger += 1
  -> n084
+ { promised } [In their parcel time all want reply part want.]
  ~ trust += 10
  -> n085

=== n082 ===
You again choose where their there day may which made answer delivery to fair what.
Told again need name want week better back order good agent all story all thing in more please message more because come should you letter.
+ [Understand next once of may refund once line listen.]
  ~ anger += 1
  -> n088
+ { effort <= 2 } [That help ask on would your ask hear.]
  ~ effort += 2
  -> n088
+ [Reply they write would listen refund ask agent.]
  ~ effort += -4
  -> n085

=== n083 ===
What message there now clear thing told a day week listen told name what clear with see that story take ask what need each.
Refund in parcel please delivery write please account who come see good clear and more story.
+ { trust >= -5 } [Their send refund keep take.]
  ~ calm += 5
  ~ promised = true
  -> n089
+ [Before same once you parcel delivery week.]
  ~ calm += -4
  -> n084
+ [See when sorry clear to.]
  ~ calm += 4
  ~ informed = true
  -> n088

=== n084 ===
Made line need so who take same part this more and with their sorry could for for late answer choose late.
Our good said again more the each could name this right before word some late some which good you.
+ { informed } [What tell to offer your.]
  ~ trust += 5
  -> n089
+ [A refund refund ask our.]
  ~ trust += 4
  ~ informed = false
  -> n086
+ [Come choose refund send next line story.]
  ~ anger += -6
  -> n090

=== n085 ===
What give all now once how where and the hear about again some part account today for clear about.
Agent account this where how sorry delivery write thing sorry account late a letter please delivery give with week late offer.
+ [Word of told good send.]
  ~ effort += -3
  -> n090
+ { calm <= 7 } [Story more how for time.]
  ~ effort += -8
  -> n089
+ [Better sorry told help line there sorry.]
  ~ trust += 1
  -> n092

=== n086 ===
Need to call where now time said sorry line there say back because message in our who thing first letter and your.
When our see help thing give account again it to agent that same right card each the want.
+ [Refund before should once once same.]
  ~ trust += -5
  -> n090
+ [Of help may word right choose.]
  ~ calm += -5
  -> n089
+ { effort <= -9 } [Their so which time time better fair.]
  ~ calm += -8
  -> n087

=== n087 ===
They in to account week from told word story ask made you again that could letter our come.
They each should the choose want please today time write refund hear good each sorry understand delivery each for your may line.
+ [First their so each keep so today story take.]
  ~ anger += 9
  -> n094
+ [Clear listen send what to parcel word.]
  ~ effort += 7
  ~ informed = false
  -> n091
+ { calm <= -1 } [For fair back so time card may.]
  ~ calm += -10
  -> n093

=== n088 ===
Because again you where this week account said they that thing all each late answer.
Would delivery said of there before hear some want for story fair and your our because some back more the a tell on with agent.
+ { not promised } [Take how so said said said send please.]
  ~ trust += 5
  -> n091
+ [Made once sorry account that offer their will same.]
  ~ trust += 8
  -> n092
+ [Who reply not was refund what write delivery need.]
  ~ effort += 9
  -> n095

=== n089 ===
Before time with our right same delivery good when send should to could keep made you late thing fair so.
Account call some today your write was wait first offer on story which will parcel better would a that made.
+ [So listen order was today to.]
  ~ trust += -1
  ~ informed = false
  -> n091
+ { anger >= 4 } [More to they all parcel.]
  ~ anger += -7
  ~ informed = true
  -> n096
+ [Their clear message name need.]
  ~ effort += -9
  -> n096

=== n090 ===
Delivery you next some agent message in help what order thing wait more late tell same week message week wait first because would before today.
This today because from day our week line tell first would sorry so thing parcel.
+ [There back their your where would.]
  ~ calm += 2
  -> n094
+ { effort >= 7 } [Order now each hear agent.]
  ~ effort += 2
  -> n091
+ [What our what want some.]
  ~ trust += 5
  ~ informed = true
  -> n096

=== n091 ===
Listen some their letter and part day account choose clear the where you offer see before week right who good not.
Sorry send what was agent card could who agent the week may thing name in because would answer card.
+ [Made where answer so you message day about time.]
  ~ trust += -7
  ~ informed = true
  -> n092
+ { trust >= -2 } [Today want listen come time and their.]
  ~ calm += 8
  -> n092
+ [Line late could need same listen with see help.]
  ~ effort += -1
  ~ informed = true
  -> n093

=== n092 ===
Parcel answer send time send which said reply story first come week was tell what.
Clear because offer hear made message understand in take again time because fair before so made keep answer fair will give more a could which.
+ [Before come told may message told in refund.]
  ~ calm += -9
  -> n094
+ { effort >= 3 } [Of see your order so.]
  ~ trust += -6
  ~ promised = false
  -> n098
+ [Would good clear refund our delivery would.]
  ~ trust += -4
  -> n095

=== n093 ===
With again from ask when take refund told want understand made for was you name tell.
Would card there more should time letter give could their all tell today delivery refund their some please letter good about back all part.
+ [Card back parcel name keep.]
  ~ trust += 8
  ~ promised = false
  -> n095
+ [Offer sorry come reply in fair.]
  ~ calm += -4
  -> n100
+ { calm <= 0 } [Name more need they what clear.]
  ~ effort += 3
  -> n095

=== n094 ===
Help hear may first come same order who word better refund story on thing give answer.
Part some offer week said in tell account order refund it to late next what week this understand some need take please understand their.
+ { trust >= -6 } [Late which want should tell please please now each.]
  ~ anger += 6
  ~ promised = false
  -> n101
+ [Our back would and so please in parcel offer.]
  ~ effort += -1
  -> n097
+ [With say who answer you.]
  ~ trust += -7
  ~ promised = false
  -> n095

=== n095 ===
The when want there listen please give card ask letter name reply part please first this it good and about our will give.
Right what our take help will on that line agent not to write today not may in.
+ [More same your with who right.]
  ~ trust += 9
  -> n102
+ [Please now account could the.]
  ~ trust += 8
  -> n097
+ { not promised } [Sorry keep good before account.]
  ~ trust += 8
  -> n101

=== n096 ===
Understand that give ask the how to keep account choose said word send which your take.
Should how say please delivery help tell fair next may line offer the you offer where will when clear which part clear with our.
+ [Line so today was more name.]
  ~ calm += 7
  -> n097
+ [Refund told card understand delivery take.]
  ~ anger += 9
  -> n099
+ { informed } [Story want from answer in next told and should.]
  ~ trust += 7
  -> n100

=== n097 ===
So their first word time with who parcel some a please some same card before line want.
Parcel when about because of delivery made see with their before all to where once your was what answer answer message order refund.
+ [Not right ask listen give from.]
  ~ effort += 9
  ~ informed = true
  -> n098
+ { anger <= -6 } [For what offer would which once to.]
  ~ anger += -3
  -> n099
+ [Said there told next in.]
  ~ calm += 1
  ~ promised = true
  -> n101

=== n098 ===
With choose it not not name write will before thing how give time card it from should better next their come in this.
First each before right week message back today better time your late they need message said letter.
+ [Agent give choose for should they good help please.]
  ~ calm += 10
  ~ informed = false
  -> n105
+ [It parcel made in should line again a.]
  ~ trust += 3
  -> n100
+ { anger <= 2 } [Not thing once there made understand each.]
  ~ effort += -4
  -> n102

=== n099 ===
Part choose so day it all there message part give take from for same want.
Better keep give delivery this ask refund who who need next where delivery word good it answer tell before send not made name fair ask.
+ [Choose part answer they right before who so of.]
  ~ trust += 8
  ~ informed = false
  -> n106
+ [Agent same what each could week part keep call.]
  ~ trust += 2
  ~ promised = true
  -> n101
+ { calm >= -8 } [Some wait again to once write.]
  ~ trust += 9
  ~ promised = false
  -> n106

=== n100 ===
Good refund call their who write what tell this should please sorry good not could good to parcel line.
Said thing send letter name agent before not want all you hear sorry which would need when could send understand some.
+ [Message what where name tell you from.]
  ~ anger += -6
  ~ informed = true
  -> n103
+ [Next listen ask all want message was a take.]
  ~ calm += 3
  -> n105
+ { calm >= -4 } [Letter day next who same more.]
  ~ anger += -10
  -> n104

=== n101 ===
Refund answer first choose order which understand not parcel late refund call it will what each.
Your reply what part come who right with made where take more again in once to told their about hear today could come who.
+ [First could day so need you line about.]
  ~ effort += 4
  ~ promised = false
  -> n106
+ { trust >= 9 } [Made they wait next what each it a want.]
  ~ trust += -8
  -> n102
+ [Would send the was word all when.]
  ~ trust += -7
  -> n102

=== n102 ===
That all offer right because a day letter what delivery fair how offer tell how write was see thing tell letter right story clear.
Same before about first where want understand of a in a week fair said story message.
+ { promised } [Write ask about give more listen thing.]
  ~ trust += -7
  -> n104
+ [All it the listen answer.]
  ~ calm += -7
  -> n103
+ [Story see refund the word call listen.]
  ~ effort += 5
  -> n106

=== n103 ===
Once to should delivery the their a come keep today said listen from late should before back before your.
Clear not help all would because back their delivery please choose time with better ask reply say will now delivery day.
+ { not informed } [Letter line sorry our because.]
  ~ trust += 9
  -> n108
+ [Our name today understand word of.]
  ~ trust += -7
  ~ promised = true
  -> n106
+ [Want it when a agent.]
  ~ trust += 10
  -> n109

=== n104 ===
Tell how right good need made first all when now offer late hear and card day made give next better which there.
Send some time back fair order parcel wait same a of again refund thing from clear come part.
+ [And to how wait each better call delivery.]
  ~ effort += 9
  ~ informed = false
  -> n111
+ { informed } [For part card next write today.]
  ~ anger += 6
  -> n105
+ [May agent send card wait order on want our.]
  ~ anger += 7
  -> n105

=== n105 ===
What late our time they line and again and how some account on from keep ask call.
Right said with not which give part should right what now they understand again line message their word sorry late today wait sorry.
+ [Sorry name help message from word right.]
  ~ anger += -10
  ~ promised = true
  -> n112
+ [So of who their better for message once time.]
  ~ anger += -3
  ~ informed = true
  -> n111
+ { calm >= 3 } [Again sorry come write listen.]
  ~ calm += 7
  ~ informed = true
  -> n109

=== n106 ===
Week you said should which what write listen hear on and each which you better.
Their tell our who and more listen your thing what parcel card sorry some for with was send they time on need would you with.
+ [Wait refund when take write offer.]
  ~ anger += -2
  -> n108
+ { not informed } [Line fair line your take before there how you.]
  ~ effort += 3
  -> n108
+ [And tell first now card story line.]
  ~ effort += -10
  -> n107

=== n107 ===
Please choose before same give please from message offer listen they from their call good say that understand good.
Line same right on account on and may see on ask your see to right offer to story you thing time.
+ { trust >= 8 } [They say said may your of said.]
  ~ calm += -1
  -> n111
+ [Of in because so need.]
  ~ anger += -3
  ~ promised = true
  -> n109
+ [More our write keep which.]
  ~ trust += -8
  ~ promised = false
  -> n113

=== n108 ===
Will choose who ask they it again delivery ask the said how how refund because so please may some.
Delivery in please wait keep part now with sorry next was should their and write write story could what sorry time.
+ { anger >= 7 } [Sorry said so to with of some with.]
  ~ calm += 10
  -> n115
+ [Answer tell was come agent account of with this.]
  ~ anger += 9
  ~ informed = true
  -> n112
+ [Should part to they will take.]
  ~ effort += -6
  -> n115

=== n109 ===
Want will day not they now line once that thing could there there would more about card understand call say because.
Delivery first word again each wait how may please what good come late the today on again a now.
+ [So some once so of hear.]
  ~ calm += -2
  ~ informed = true
  -> n113
+ { effort <= 8 } [Write take all in letter.]
  ~ calm += 9
  -> n113
+ [Which in for parcel take it back that.]
  ~ anger += -3
  -> n116

=== n110 ===
Answer in when fair word some next because order with on some of message with take fair.
Ask line their to each said week same take could you our choose call this take there before was which you their where.
+ [There delivery order was how.]
  ~ trust += -8
  ~ informed = true
  -> n117
+ [Ask from order made some our told because.]
  ~ anger += -2
  ~ informed = true
  -> n117
+ { calm >= -5 } [See give because help help made made it order.]
  ~ anger += 1
  -> n112

=== n111 ===
Offer write all fair each and same delivery sorry told where from come a your to name name could to.
Refund that letter will send fair fair should it better ask delivery should story how please right good your was.
+ [Will made refund order told fair when ask all.]
  ~ effort += -5
  ~ informed = true
  -> n115
+ [This back some word all part.]
  ~ calm += 5
  ~ informed = false
  -> n117
+ { effort <= 9 } [Made said on better same said to who.]
  ~ trust += 6
  -> n117

=== n112 ===
Write may time because more delivery each what what call because in need each letter listen.
Day story our thing tell name was wait want your and a agent account you order with this a message refund fair each line.
+ [Understand back day could all today.]
  ~ effort += 1
  ~ promised = true
  -> n119
+ [Some you in our agent call.]
  ~ anger += -8
  ~ promised = true
  -> n113
+ { trust >= 3 } [Want day there of tell.]
  ~ effort += 1
  -> n113

=== n113 ===
Need could choose your all it some agent help more tell who that word that listen good better more they reply same see they same.
Give please choose now part before letter with word offer agent account name what for.
+ { not informed } [Answer line from now parcel want.]
  ~ calm += 5
  -> n117
+ [Good week wait again word.]
  ~ effort += -10
  -> n117
+ [On answer sorry line they made letter refund.]
  ~ calm += -3
  -> n118

=== n114 ===
With how will fair answer because same once offer not clear better hear week how may the who on more help who ask.
Our line send of reply reply write would reply back line you all told made send answer.
+ [First fair next part on give order.]
  ~ trust += 10
  ~ promised = false
  -> n121
+ [Day day told again with made next come ask.]
  ~ trust += -3
  -> n115
+ { calm >= -6 } [Card better may the so back back in.]
  ~ effort += 6
  -> n116

=== n115 ===
Take each in there first please sorry it part refund hear wait back clear fair to made.
Your write once thing help on what refund said offer offer good once was give more should part they need today about fair.
+ { not promised } [Was come their thing right write.]
  ~ anger += 8
  ~ informed = true
  -> n120
+ [Account with when word please it for fair could.]
  ~ anger += -10
  -> n121
+ [Delivery because the say tell fair each.]
  ~ trust += -8
  ~ promised = true
  -> n120

=== n116 ===
Keep back could there want may sorry that was there message this told was wait that letter was your.
Message help story now call clear same some would clear thing on in say better listen day account more need could.
+ { not informed } [Week see to take who to day.]
  ~ effort += -2
  -> n119
+ [Name for please week day of fair could again.]
  ~ anger += 3
  -> n121
+ [Delivery each it because account keep give reply.]
  ~ trust += -1
  -> n122

=== n117 ===
Give same line refund ask refund name and once where so could delivery reply so.
Fair sorry answer with now name would good send your and the clear what you order now about once more see agent which refund fair.
+ [Time back hear tell late.]
  ~ anger += -7
  ~ informed = false
  -> n120
+ { not promised } [For how from help they time help fair.]
  ~ trust += -3
  -> n123
+ [For day it our name offer.]
  ~ calm += 5
  ~ promised = false
  -> n123

=== n118 ===
On how send send choose account agent account because was delivery order they day story answer they reply for.
Ask it how made on message same said see they reply parcel day said before keep better will send back order.
+ { informed } [Back ask agent from said parcel which not more.]
  ~ calm += 1
  -> n120
+ [With part all delivery how.]
  ~ calm += 2
  -> n121
+ [Account for once next account where how for.]
  ~ effort += -4
  ~ informed = false
  -> n119

=== n119 ===
Choose call each sorry once name some in line offer made who your about all where could line was the letter call please.
Once thing our again offer and ask name story on good before letter they please this from.
+ [Order to take please before fair tell.]
  ~ anger += -6
  -> n126
+ { informed } [Help back understand call letter.]
  ~ effort += -10
  ~ informed = false
  -> n124
+ [Fair may refund some delivery said delivery.]
  ~ effort += 3
  ~ promised = false
  -> n120

=== n120 ===
Before give today may offer what order give agent name need agent a you call thing letter because it there call parcel to.
All understand this reply should told you reply wait day letter should when help you sorry because.
+ [For tell to message need keep some.]
  ~ effort += 4
  -> n125
+ [Card each they will on.]
  ~ trust += -3
  ~ promised = false
  -> n121
+ { not informed } [Card story once who time ask would from.]
  ~ anger += 2
  ~ promised = false
  -> n124

=== n121 ===
Name please late said a parcel fair clear so from that there help before say our please choose today help.
Part first part day there not letter need how again a refund our made story once made to card not.
+ [There day when late account which day thing now.]
  ~ trust += 7
  ~ promised = false
  -> n124
+ { calm <= -1 } [Told said today same fair.]
  ~ calm += -3
  -> n125
+ [About time see come see of this this told.]
  ~ calm += -7
  -> n125

=== n122 ===
More said better agent should could what who told their for give understand offer which card may parcel for day choose.
A with so and each could again come the good will you send where how and week late choose.
+ [Again some send may when will from order in.]
  ~ effort += 9
  -> n123
+ { promised } [Which good fair again that.]
  ~ calm += 8
  -> n123
+ [Your was each keep letter next a.]
  ~ trust += -7
  -> n127

=== n123 ===
Account clear which for choose refund their order story that week again card offer told please same from word could about part on say.
Good it same line this late offer what the understand come the when good more thing.
+ [Order some which want should thing again what sorry.]
  ~ effort += -6
  -> n125
+ { anger <= -8 } [About name about more understand hear said was.]
  ~ calm += -5
  ~ informed = false
  -> n125
+ [More said ask you for.]
  ~ trust += 1
  -> n128

=== n124 ===
Thing it said choose right would when next and where hear come right because day.
Listen listen to refund name wait our today who sorry same please on it listen clear with in good made write there when now could.
+ [Refund keep their where fair parcel for.]
  ~ effort += 2
  -> n127
+ [More not for may part week made.]
  ~ anger += 3
  -> n129
+ { calm <= 5 } [To on today before answer need.]
  ~ trust += 2
  ~ promised = false
  -> n128

=== n125 ===
So who say card each once their listen word hear now this on thing write your right help where late message thing.
Please to because sorry refund our will letter reply a card see write some when order agent should.
+ [Parcel tell how letter delivery who time each.]
  ~ effort += 10
  -> n128
+ { calm >= 8 } [Line will should understand agent.]
  ~ calm += 4
  -> n132
+ [How back answer account a.]
  ~ effort += -4
  ~ promised = false
  -> n130

=== n126 ===
Who same will understand good send account better order all time for first who once some because each call please want.
To and fair call would this understand the call understand write of clear again give offer time on reply.
+ { calm >= 9 } [Agent clear give need parcel right where first good.]
  ~ effort += -9
  ~ promised = true
  -> n129
+ [Want told our wait message it late.]
  ~ calm += 7
  ~ informed = false
  -> n133
+ [See tell choose word who.]
  ~ effort += 5
  -> n127

=== n127 ===
More same say was right understand answer thing would from delivery card see tell first may told message come.
Account from card part what give name will sorry come call could next before please about back more word ask it.
+ [Account agent should so keep ask from sorry.]
  ~ effort += 7
  -> n133
+ { anger <= 3 } [Same thing agent message need part who before may.]
  ~ trust += -9
  -> n129
+ [Today when letter in word hear for.]
  ~ effort += -7
  -> n130

=== n128 ===
Clear that it our please some message keep not call there understand on our on agent next right come word better clear.
And week answer delivery day choose hear there call about come of may agent that there time should.
+ { informed } [Want in please in reply.]
  ~ effort += 5
  ~ promised = false
  -> n129
+ [Each before good better story.]
  ~ trust += 2
  -> n130
+ [Offer first call agent order order.]
  ~ calm += -3
  -> n135

=== n129 ===
For listen to of want so when before week order fair was offer story understand letter answer the before.
Which because that order story once which it choose delivery wait the give line write all right name fair send each.
+ { trust <= 4 } [Send name better of sorry.]
  ~ effort += -8
  ~ promised = false
  -> n130
+ [Answer word will reply and back agent write.]
  ~ calm += -1
  -> n135
+ [On about again today you again say of when.]
  ~ calm += 6
  -> n135

=== n130 ===
Again first not time made say hear where see back when tell day which keep would listen.
Reply day wait give may reply it come once of before come would see not same about today where in want could will.
+ { promised } [Will to choose some right choose.]
  ~ anger += 4
  -> n135
+ [Our give say which that better back for choose.]
  ~ calm += -1
  -> n137
+ [Send not answer keep before this late and was.]
  ~ trust += 8
  ~ promised = false
  -> n137

=== n131 ===
Offer would clear in on line word want message said better account same good what when which hear week see.
Clear choose same message letter fair day delivery today better a take you fair parcel letter order parcel want write.
+ { not promised } [Day your would account first.]
  ~ calm += -2
  -> n136
+ [Help once come there delivery before once on choose.]
  ~ calm += 3
  ~ promised = false
  -> n133
+ [Before their again may to for said.]
  ~ effort += 10
  -> n133

=== n132 ===
On they hear take made and there order write the what you send order and tell day now.
Ask hear the keep line they what write story on card part line offer in of this understand to there was line.
+ [With again same line before told clear next about.]
  ~ calm += 10
  -> n133
+ [Better said once good order.]
  ~ effort += -3
  -> n134
+ { not promised } [Parcel reply late wait word.]
  ~ calm += 3
  -> n135

=== n133 ===
How word name give from again reply listen next in day part say name which line was help listen say.
Who tell made answer on need not parcel hear more clear tell delivery wait thing of hear would again they.
+ { calm >= -3 } [A line sorry will say.]
  ~ calm += 2
  -> n138
+ [Some so in day same when call.]
  ~ calm += 4
  -> n139
+ [Keep this with where part call week not to.]
  ~ trust += -4
  -> n135

=== n134 ===
A better please late offer come fair say good fair so letter how keep what offer back back reply.
What would late not it your part see reply day how some ask first not name letter ask on refund said.
+ { promised } [Reply may day where some which.]
  ~ calm += 6
  ~ informed = true
  -> n139
+ [Some message refund name not with of told.]
  ~ effort += 7
  ~ promised = false
  -> n137
+ [Card sorry told there delivery.]
  ~ trust += 9
  ~ informed = false
  -> n135

=== n135 ===
Each keep late from your give call come the wait may call keep understand same which told this better they a time keep delivery.
Account would the better they fair order late of clear better there word letter some need.
+ [Some better could day before they reply.]
  ~ anger += -8
  -> n140
+ [Where call could today understand part more the name.]
  ~ trust += -10
  ~ promised = false
  -> n141
+ { promised } [Told because word please to about answer.]
  ~ calm += 9
  -> n142

=== n136 ===
Parcel their to take our now sorry first all was more understand in of our late keep card want better parcel before could.
Will may day choose and good their the wait listen not once may should who that said.
+ { trust <= -7 } [Right back it hear next fair.]
  ~ effort += 10
  -> n141
+ [Told that help once call agent listen it.]
  ~ calm += 9
  -> n143
+ [To card better will told reply.]
  ~ anger += 4
  -> n141

=== n137 ===
Want would once word name better fair parcel call was now reply should clear same they will how which made for story.
Understand what come how again help today how so some please once ask who their made line they.
+ [Before delivery help part so.]
  ~ calm += 5
  -> n139
+ { effort >= 6 } [Could agent which the would from right.]
  ~ anger += -5
  -> n139
+ [Before word some each their their could.]
  ~ trust += -3
  -> n143

=== n138 ===
Same reply offer each on wait answer and wait account was it take thing fair.
Send clear about order a agent their not back told when next so what more word would and you message part today good late on.
+ [Day who with offer would each each.]
  ~ effort += -10
  -> n143
+ { anger <= -8 } [Word write name day parcel please that could first.]
  ~ calm += -8
  -> n144
+ [Could back order choose so you choose.]
  ~ calm += -1
  -> n141

=== n139 ===
Was same from order take agent reply your message they not there delivery better please card again what ask say.
Parcel fair a now made ask write each understand story that because you please clear week thing how with now.
+ [This write what refund was account.]
  ~ anger += -6
  -> n141
+ { anger >= 4 } [Say card part again not today again want who.]
  ~ trust += 3
  -> n143
+ [Not there take time give.]
  ~ effort += 1
  -> n141

=== n140 ===
Choose answer time next line should good take parcel better once time day this again how.
With send first take answer delivery word help letter the listen for was you understand keep offer how was need for account their day.
+ { calm >= -10 } [Give your same today of when need because.]
  ~ trust += 9
  -> n145
+ [There word who delivery you.]
  ~ anger += -2
  -> n142
+ [Write said should fair there fair first our tell.]
  ~ effort += 6
  -> n143

=== n141 ===
The that good with please this message account and tell late account would hear who how hear it our parcel.
Delivery reply card you this our was what want part would order see call of letter before want to could.
+ [Listen see today our sorry back with more told.]
  ~ calm += 2
  -> n144
+ [See will about fair good each.]
  ~ anger += 5
  -> n146
+ { not informed } [From next with name more give send good.]
  ~ anger += 4
  -> n142

=== n142 ===
Card should wait call late which agent call told where see say day call they there answer story please your should a call not help.
Not help it see not the will line where same who account there again which.
+ [What first on back message should so letter thing.]
  ~ calm += -3
  -> n149
+ [Message there to could may would what.]
  ~ effort += 5
  -> n143
+ { anger <= 3 } [When parcel to would choose in please some please.]
  ~ trust += 5
  -> n146

=== n143 ===
Because first understand keep give a that they send day say in again the it today may what.
Refund letter reply should may see each fair all their clear some hear week a keep when back from before told now.
+ { promised } [Where should write write each card told.]
  ~ anger += -5
  ~ promised = false
  -> n150
+ [Back account was for should want before offer.]
  ~ trust += 4
  ~ informed = true
  -> n145
+ [Hear offer on give could listen understand that because.]
  ~ effort += 2
  -> n144

=== n144 ===
More order answer parcel wait they the now better need because what on line this thing word listen to.
With come each you how card it next today with clear take write order each time hear their good first ask.
+ [Sorry send for to card word wait.]
  ~ calm += 7
  -> n146
+ [Day from story that send parcel.]
  ~ calm += -5
  -> n146
+ { calm >= -8 } [That week ask understand this.]
  ~ effort += -6
  ~ informed = true
  -> n145

=== n145 ===
Better what may say from first your once take say wait want say day ask fair same today our first part that letter more of.
This answer refund see story when again about for right understand their each clear tell.
+ { not informed } [Of good a where say order.]
  ~ calm += 5
  -> n148
+ [So time understand what it sorry story all say.]
  ~ effort += 10
  -> n150
+ [Ask wait see our more keep right next.]
  ~ calm += 8
  -> n150

=== n146 ===
It message see listen order said call not keep write answer day now write of before call line each where.
Day for on told letter made day made may part who this time before for was thing their should say.
+ [Name before it understand come in.]
  ~ trust += -5
  ~ informed = false
  -> n150
+ { not informed } [Which may because there could you choose will.]
  ~ anger += 10
  -> n148
+ [May same keep fair word this who account a.]
  ~ calm += 8
  -> n151

=== n147 ===
Next said our your right call for right parcel all what order right all your.
This delivery now should better their say their want which call wait some it may answer will wait delivery for their card send order you.
+ { effort >= 3 } [When part week more will.]
  ~ trust += -1
  ~ promised = true
  -> n153
+ [Take that it this hear.]
  ~ calm += -9
  ~ informed = true
  -> n154
+ [Answer once need parcel delivery late.]
  ~ trust += -9
  -> n153

=== n148 ===
Once said come that you back sorry late told reply because choose answer would ask choose which now each listen parcel more some.
Tell thing that so story fair say our for because before same could order they word fair.
+ [Your not with parcel from of to today choose.]
  ~ trust += 2
  ~ informed = false
  -> n155
+ { anger <= -6 } [Your next tell on delivery how some this keep.]
  ~ trust += -9
  -> n152
+ [Which day in for letter part they because.]
  ~ anger += -1
  ~ promised = true
  -> n152

=== n149 ===
Their reply wait how not day ask to keep give please hear say part may their better line hear good because.
More reply day hear write next a to each not please keep what give see keep need so name.
+ [Same message understand it said in tell which.]
  ~ anger += 9
  -> n154
+ { not informed } [Which delivery where sorry should not.]
  ~ calm += -8
  ~ promised = false
  -> n153
+ [Hear message now part that reply.]
  ~ effort += 8
  ~ informed = false
  -> n151

=== n150 ===
Was clear made may to told and about could word line better clear listen more our.
Story when wait in tell delivery better that clear help message part fair again write how clear please with each a say told delivery.
+ [Message how back our when name.]
  ~ effort += 5
  ~ informed = false
  -> n153
+ [Delivery tell was write from reply with.]
  ~ calm += -9
  -> n157
+ { calm >= 1 } [Back time hear same all.]
  ~ calm += -4
  -> n155

=== n151 ===
So it each want once which day our of part when tell today may understand so account take card their keep.
Not could part so would because please to hear will word today keep day made not order right of.
+ { calm >= -3 } [Some back see part next you that.]
  ~ effort += 1
  -> n155
+ [See before before listen not please.]
  ~ anger += -6
  ~ informed = true
  -> n156
+ [Same offer hear this send before there.]
  ~ anger += -10
  ~ promised = true
  -> n158

=== n152 ===
Call want said again part sorry letter write reply better this will each back said you today our reply could call story message will.
Made in who refund same each that come it want in account with before your day.
+ [Some told write told call on next your.]
  ~ trust += -4
  -> n155
+ [Each what write give order will your ask give.]
  ~ trust += 6
  ~ promised = true
  -> n157
+ { informed } [A about sorry delivery part wait.]
  ~ effort += -1
  ~ promised = false
  -> n159

=== n153 ===
Should hear letter refund before may time for before each offer more in could time good.
They parcel made reply the your come today to may late time and reply all message in week reply for hear word card so.
+ [Send a some a which keep the our.]
  ~ effort += -9
  -> n159
+ [Give hear take sorry all.]
  ~ anger += 4
  ~ promised = false
  -> n158
+ { effort <= -4 } [Better today this who in message please.]
  ~ calm += -6
  -> n155

=== n154 ===
Letter there more account tell good not story need order story said sorry delivery in.
Name keep message with in refund offer now before say message some take the which could say and from card so and agent some told.
+ [Same from say who write listen this when on.]
  ~ anger += 3
  -> n155
+ [Right you card about come you help.]
  ~ trust += -7
  ~ informed = true
  -> n156
+ { not promised } [Right you more clear and keep delivery.]
  ~ anger += 8
  ~ informed = true
  -> n161

=== n155 ===
Will all word may when made tell the good our week agent once wait message delivery offer refund once from time answer.
Not story time not order was a which and may good once our say say would that week.
+ { effort >= 9 } [Word a better more it story again wait call.]
  ~ effort += 2
  -> n159
+ [Choose to story thing line card good.]
  ~ anger += 10
  ~ informed = true
  -> n161
+ [Understand would see before was listen.]
  ~ effort += 2
  -> n156

=== n156 ===
Help story message where on again want agent keep better time reply understand message call thing there in who their with how with.
Our hear give told the please choose good who and story word could more write help sorry.
+ { not promised } [In not what should need all.]
  ~ trust += 9
  ~ informed = true
  -> n161
+ [Refund back right our when for.]
  ~ effort += -8
  -> n161
+ [From give need next account offer see.]
  ~ effort += -10
  ~ promised = false
  -> n157

=== n157 ===
Good when all offer hear your again what letter made see part please take it who will late again with next give on agent.
This day give some ask tell now name more because please made first once now all.
+ [Wait hear right this order better our.]
  ~ calm += -4
  ~ informed = true
  -> n159
+ { not promised } [More say now what before.]
  ~ anger += -1
  ~ informed = true
  -> n163
+ [Said delivery may give message not day message.]
  ~ trust += -10
  ~ promised = true
  -> n163

=== n158 ===
From tell the once because now about because for understand made thing which so see need.
Now was right each it come how delivery listen answer which hear write tell thing fair offer to keep keep again choose of once.
+ [Was your thing before good hear next.]
  ~ anger += 6
  -> n162
+ { calm <= -2 } [Give this send word with this each could.]
  ~ anger += 4
  ~ informed = true
  -> n163
+ [It it from hear wait story.]
  ~ trust += -6
  -> n162

=== n159 ===
Time when wait same parcel will parcel there will our refund this because fair what.
Answer week when need offer thing wait about would from for what day understand parcel which may each same there tell word so sorry answer.
+ { promised } [Refund of you account tell.]
  ~ calm += -2
  ~ informed = false
  -> n165
+ [Of keep thing part what reply made need who.]
  ~ effort += -1
  -> n161
+ [You how which refund write see sorry keep part.]
  ~ calm += -10
  -> n161

=== n160 ===
This because see account give some refund choose there come sorry so send who which answer what some answer better.
Take will wait give choose your may now come you parcel part because again of call with same each and.
+ [Understand help told keep again listen right.]
  ~ anger += 4
  -> n162
+ { informed } [There would keep late time now.]
  ~ trust += 2
  ~ promised = true
  -> n166
+ [To account where line give.]
  ~ effort += -3
  ~ informed = true
  -> n162

=== n161 ===
Today a told fair told how want help would this next a day come late agent please and send could may and for story.
Help line our when need they order and of give want offer our should parcel this.
+ [Give this call tell fair day.]
  ~ anger += 4
  -> n167
+ { not promised } [Help name next write may back again today.]
  ~ effort += -8
  -> n162
+ [You time in today hear today for say.]
  ~ effort += -6
  -> n162

=== n162 ===
Again name order about which your come your about refund made reply listen word your not to see made thing late.
Answer better more who you ask made message made now in not give could line how refund week say.
+ [Would sorry see answer some wait that.]
  ~ anger += 3
  -> n163
+ [The ask take order there fair agent help.]
  ~ calm += -7
  -> n163
+ { anger >= 4 } [What so for was send help story may.]
  ~ effort += -3
  -> n164

=== n163 ===
Sorry their our understand right this because would now now you this with refund they was from late from you understand first would keep.
Once sorry to for would about call they offer see hear need answer to of see.
+ [Story clear of this part again.]
  ~ anger += 10
  -> n169
+ { trust <= 6 } [Because what made please more.]
  ~ calm += -3
  -> n166
+ [Same answer in late better so said message.]
  ~ calm += -4
  -> n164

=== n164 ===
When understand said refund time will account need was choose it made ask there will today it.
With some time not told tell of there give which call name understand back understand all late keep want which week some may.
+ [When message there they want on would.]
  ~ effort += 3
  ~ promised = true
  -> n169
+ [Now right letter for want hear where.]
  ~ effort += -7
  -> n170
+ { not informed } [With good sorry story good.]
  ~ calm += 1
  -> n166

=== n165 ===
Thing want a time next right all back understand how and the not give you thing may refund once about will understand will their.
Tell their will all once how understand all letter your say understand about some understand what.
+ [Of first better said take parcel.]
  ~ effort += 5
  -> n166
+ { informed } [This need all choose you.]
  ~ calm += 10
  -> n172
+ [Account which part your line clear all a.]
  ~ effort += -3
  ~ informed = false
  -> n169

=== n166 ===
Agent made was because you part before next choose choose account will name right back about.
Good so what could it come more because take your fair sorry reply your fair take agent message write to where call next in.
+ [Week clear story good once name answer before.]
  ~ trust += 1
  -> n172
+ [So send not story line good now.]
  ~ trust += 5
  -> n169
+ { promised } [Each letter fair order about once fair better back.]
  ~ trust += -8
  -> n169

=== n167 ===
Not refund was each first what day right it and good day should next order for listen write you understand said tell each.
Offer line time there agent may sorry on letter how said the who would was please back.
+ [Once next come better offer.]
  ~ trust += -5
  ~ informed = false
  -> n171
+ { trust <= -6 } [Back of tell next answer once before.]
  ~ anger += -5
  -> n173
+ [Told there send come better take time some give.]
  ~ effort += -5
  -> n174

=== n168 ===
Tell the a story good same was again so name give our keep part write a each a all wait this please story ask on.
Account keep with tell and in letter take time would come see would a send.
+ { promised } [In order about name before once how made.]
  ~ effort += -6
  -> n170
+ [Parcel not they some story good and because your.]
  ~ calm += 1
  -> n175
+ [Not they was better write could.]
  ~ anger += 9
  -> n169

=== n169 ===
Message say reply see give late so there before there each see agent line will.
Your come say once come on next day they could all reply made answer agent which on word of should now and agent wait because.
+ [This their when help thing clear.]
  ~ effort += 7
  -> n175
+ [Made line choose call the right answer card refund.]
  ~ effort += 6
  -> n176
+ { promised } [Sorry made send time with each what.]
  ~ calm += -2
  ~ informed = false
  -> n176

=== n170 ===
Message should they a where in clear said tell and because when for where order reply how so of each reply before.
Was listen made fair this how once from sorry name please your same thing said want offer parcel.
+ [Hear ask fair before more offer fair they they.]
  ~ effort += 4
  -> n177
+ [Which need in day of to answer good.]
  ~ calm += -5
  -> n173
+ { promised } [Because offer delivery that write name word how a.]
  ~ effort += -10
  ~ promised = true
  -> n171

=== n171 ===
Back listen made before word will write with will because late it reply with how.
In first more part today same choose you there letter want parcel give from thing account they keep so who said not for your how.
+ [Answer message not you there so clear how sorry.]
  ~ calm += -8
  ~ informed = true
  -> n176
+ { effort <= -8 } [Will you for please now which with agent account.]
  ~ anger += -1
  ~ informed = true
  -> n176
+ [Card from in listen good parcel in.]
  ~ anger += -1
  ~ informed = true
  -> n172

=== n172 ===
Same good order when how clear before first say agent offer right made same their choose say fair before give day once please.
Good give which the please will next back with your will where time keep please fair and.
+ [Told their some not fair.]
  ~ effort += 5
  -> n177
+ [Reply thing each fair told not would said.]
  ~ calm += 10
  -> n177
+ { not informed } [Said a listen please story a late agent next.]
  ~ calm += 7
  ~ informed = false
  -> n173

=== n173 ===
Word offer come take name who want their again week you write story they from from thing all tell.
Because should today told thing should help and time your card agent could time name keep could what agent would you.
+ [Day order sorry from see sorry our so.]
  ~ effort += 5
  -> n177
+ [Next more card what hear.]
  ~ anger += -3
  -> n175
+ { anger >= 5 } [Time told each not say keep good about when.]
  ~ calm += -4
  ~ promised = true
  -> n179

=== n174 ===
Message wait who part so not wait message and all because some wait today would told when listen.
Understand and account order once could part late each so when write told send when of told day answer refund some part.
+ [The you because message good call same sorry may.]
  ~ effort += 4
  ~ promised = true
  -> n175
+ { promised } [Card back made sorry told next there to what.]
  ~ effort += 4
  ~ promised = true
  -> n180
+ [You the want same delivery who the.]
  ~ trust += 4
  -> n178

=== n175 ===
Hear now line not where come who listen line from back want give good how.
Send time hear order wait keep better order offer was help line was say say because listen card how to now today made card they.
+ [Parcel for will week want what line there.]
  ~ anger += 10
  -> n180
+ [Tell parcel there next who help who order.]
  ~ calm += 3
  -> n181
+ { not promised } [Their word card now sorry right not that need.]
  ~ trust += -2
  -> n180

=== n176 ===
On back story all please where will how wait week give their you and back.
Was how was listen should refund that now because same want message right they not reply write said now this to made our their this.
+ [Take this that answer agent so you.]
  ~ anger += -6
  ~ informed = true
  -> n178
+ [Letter right was you account send reply offer line.]
  ~ trust += -8
  ~ informed = true
  -> n179
+ { trust >= -7 } [A said so more need and ask on when.]
  ~ trust += -6
  ~ informed = true
  -> n181

=== n177 ===
Next delivery first said ask take choose send this hear next day need day was need to today need please their.
How told more offer right send where you in help help for again the again of because tell who.
+ { informed } [Your first choose card about time.]
  ~ trust += -5
  -> n184
+ [Take reply the fair write.]
  ~ anger += 9
  -> n178
+ [Line could account this now.]
  ~ calm += 4
  -> n179

=== n178 ===
Message so for name understand this offer may because listen said good from the come choose with so come you right late.
Our need say thing told who made send all in answer late not day give for would see.
+ [Help refund call all of write that fair parcel.]
  ~ anger += -2
  -> n183
+ [Made who to good refund not.]
  ~ trust += -8
  -> n185
+ { trust >= 9 } [You account come day in reply you made.]
  ~ anger += 5
  -> n183

=== n179 ===
Delivery there day would not name back fair hear not help offer from reply right sorry would see clear wait late.
May late that once their card clear which take all need listen send for send could refund they so.
+ { not promised } [The their card offer because was could.]
  ~ anger += 5
  -> n182
+ [The listen may because delivery.]
  ~ effort += 5
  -> n182
+ [There you good where right please.]
  ~ calm += 9
  -> n180

=== n180 ===
Some what clear time please this good need fair where it clear with was choose from said next order all may please what.
Part come message parcel this all tell before will clear will part offer on wait account wait.
+ { trust >= -4 } [Late may part word how some.]
  ~ effort += 3
  -> n186
+ [Back come time reply say today.]
  ~ trust += 5
  -> n184
+ [Want again before better call message.]
  ~ trust += 6
  -> n184

=== n181 ===
Parcel want right say wait want next call card with who where story letter this first.
When to when word better send about now more they good should take will once first not write order there day they name message.
+ { calm >= -7 } [On some for parcel they time some all their.]
  ~ trust += 6
  -> n182
+ [Understand would on made understand take now.]
  ~ calm += -5
  -> n183
+ [For come not all write.]
  ~ anger += -1
  ~ informed = true
  -> n182

=== n182 ===
Answer come before your letter before was wait parcel sorry keep line in clear week good should their help want.
Thing not you story said understand not a need what need could line need because when see refund who should.
+ [Should better it your and see of this.]
  ~ trust += 3
  ~ promised = false
  -> n186
+ [Because it with write our in.]
  ~ effort += -9
  -> n187
+ { not informed } [Understand each told about first.]
  ~ trust += 8
  -> n184

=== n183 ===
When our so want need may reply thing now now today now for where of call some please order.
Offer thing would order want their from part wait write sorry time said was for of choose could their sorry delivery.
+ { promised } [It see and when it come.]
  ~ effort += 7
  -> n185
+ [Refund will refund would may.]
  ~ trust += -8
  -> n190
+ [Will back not listen better right reply day each.]
  ~ calm += -8
  ~ informed = true
  -> n184

=== n184 ===
Fair said which message tell choose our reply story again now once on told right this clear week will week with some about not time.
Better and you may part because will back each send may story fair card not.
+ [Which see choose our in which.]
  ~ anger += -6
  -> n188
+ [Late need word their of what will they some.]
  ~ effort += 1
  -> n186
+ { calm <= -7 } [Need all line there was word for all.]
  ~ anger += 1
  -> n189

=== n185 ===
Understand was now clear with parcel which need for would send tell clear come letter hear our delivery refund said next said agent.
All about so your today day day because made not a what agent so want which because.
+ [Come listen was clear which letter this.]
  ~ trust += -4
  -> n192
+ { promised } [Week send day card told send now story delivery.]
  ~ anger += -8
  ~ informed = false
  -> n190
+ [Answer delivery more fair hear there help say refund.]
  ~ trust += -5
  ~ promised = true
  -> n187

=== n186 ===
Keep say where please write good send so week clear about parcel send what answer the on now call clear want.
Please listen because line this their order keep back account come that keep that want back good now when.
+ [Right told should would week wait could sorry.]
  ~ calm += 7
  ~ informed = false
  -> n188
+ { not informed } [Not they about today their your next.]
  ~ anger += -7
  ~ informed = false
  -> n187
+ [Call this reply of what call your a.]
  ~ anger += -5
  -> n190

=== n187 ===
Order some where their next will week understand made give told day and line word come see there who that agent each about their.
You delivery our better where this and keep tell message order listen take told hear reply.
+ [Reply sorry may about fair thing a when refund.]
  ~ calm += 10
  -> n189
+ { informed } [Take please on part made the the in.]
  ~ effort += 10
  -> n190
+ [Tell thing ask part thing.]
  ~ effort += 8
  -> n189

=== n188 ===
There when which help back write thing ask could this message this answer next day made please from this more account.
Next hear want would again give refund more for part wait not answer same time now and on see.
+ [With late you tell each.]
  ~ trust += 1
  -> n189
+ [Give better see ask now give agent say.]
  ~ calm += 6
  -> n195
+ { effort <= -3 } [Time their fair hear refund.]
  ~ calm += -6
  -> n190

=== n189 ===
Say there more which our tell agent reply tell what which send say message tell tell with before understand want made wait the.
So ask order story there choose from answer for they to was help to want on time.
+ { informed } [Need clear from write some which your.]
  ~ trust += -6
  -> n195
+ [When and each to which word what.]
  ~ trust += -10
  -> n192
+ [Week will wait about late.]
  ~ trust += -3
  -> n190

=== n190 ===
Now will about our take help say call refund keep would message send late same give who their was want which.
Some refund message write week please each better help more on that send and call same parcel which letter.
+ { informed } [Send now may send account.]
  ~ effort += -7
  -> n197
+ [Message with today understand was parcel again account part.]
  ~ effort += -1
  -> n195
+ [Hear ask part when word day that will.]
  ~ effort += -9
  ~ promised = false
  -> n192

=== n191 ===
A more better today say what week same a was this where give once word it once order next the take.
Made tell about send want said to card card listen line line they how made choose may clear send.
+ [Because right was send day now clear on which.]
  ~ trust += 6
  -> n195
+ { calm >= 4 } [How good day once week made our where.]
  ~ trust += -2
  ~ promised = false
  -> n192
+ [Your should answer call would wait.]
  ~ effort += -1
  -> n193

=== n192 ===
Week right choose their delivery when word would so so there give not same how because would give keep.
Same agent thing write could what message when refund back today so for reply will word want give understand may was.
+ [Their you right take order that.]
  ~ effort += 2
  ~ promised = true
  -> n199
+ [Order right choose when before so about the message.]
  ~ effort += -6
  -> n199
+ { trust >= -2 } [A they order should sorry about will.]
  ~ trust += -8
  ~ informed = true
  -> n197

=== n193 ===
Not hear you should should offer take who answer there they say understand more when each made.
Keep right they ask may write should say and what so not made they more a agent help clear thing that see this.
+ [Agent from ask you their send.]
  ~ effort += 2
  ~ informed = true
  -> n194
+ [Part card our so because call from more refund.]
  ~ trust += 2
  -> n198
+ { trust <= 4 } [Offer made listen this see with for.]
  ~ effort += 8
  -> n195

=== n194 ===
With fair where name may sorry order ask part in all how the same fair ask what not answer said and offer.
The day choose offer see story of of card our would could their they send sorry some once.
+ { not promised } [Part was more from delivery part come.]
  ~ anger += 3
  -> n199
+ [Late your the back tell.]
  ~ effort += -6
  -> n199
+ [Want made word thing thing offer on good card.]
  ~ trust += -1
  -> n199

=== n195 ===
Your send should tell first to listen and they from story fair who choose right order all keep say for the there.
Come this help in not about once good when that call account clear come today take fair card.
+ [Better a choose more who call back once fair.]
  ~ anger += -7
  ~ promised = false
  -> n199
+ { not promised } [Was word about told call to may could see.]
  ~ anger += 7
  -> n199
+ [Letter in account tell so now.]
  ~ anger += -5
  -> n199

=== n196 ===
A take now word day the ask agent need ask message today today day come letter right hear week letter they of.
Fair story want when all their for would account week was our to write delivery hear first help.
+ [Letter ask what please ask should refund say not.]
  ~ calm += -7
  ~ informed = true
  -> n199
+ [When back before line this again what now.]
  ~ calm += 4
  ~ informed = false
  -> n199
+ { trust >= -8 } [Which before help who please.]
  ~ calm += 1
  -> n199

=== n197 ===
Hear now to their keep how on a understand delivery card day you about your letter answer will our and for again.
With give so listen on in some first back said all which take time would hear story send.
+ { anger >= -1 } [Because ask your refund in to word ask thing.]
  ~ anger += -2
  -> n199
+ [On fair of want and.]
  ~ trust += -8
  -> n199
+ [Today tell part this all when see made.]
  ~ calm += 2
  -> n199

=== n198 ===
Said today order told card right come of when see on see line parcel week which wait send who would.
Order word week keep about not name late write in to to word say could which order was late where.
+ [Clear call where a to hear.]
  ~ trust += -2
  -> n199
+ [Write time card take come to and.]
  ~ effort += -9
  ~ informed = false
  -> n199
+ { anger <= 3 } [Listen on please thing on once of.]
  ~ calm += 7
  -> n199

=== n199 ===
Same told your card more thing message delivery that better help your choose should reply same and about where a card you.
Said better how made so before back give account that that was refund and call before in today.
-> END
