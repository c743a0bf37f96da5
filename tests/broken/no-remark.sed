/<remark id="de-facto"/d
